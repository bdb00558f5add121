package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs once through the market's time and gives each event when it is known. */
final class Story implements Iterator<ObjectNode> {
    private final Agenda agenda;
    private final Map<Kind, Teller> tellers = new EnumMap<>(Kind.class);
    private @Nullable ObjectNode next;

    Story(MarketSettings settings, List<Teller> parts) {
        this.agenda = new Agenda(settings);
        for (Teller teller : parts) {
            teller.kinds().forEach(kind -> tellers.put(kind, teller));
            teller.begin(agenda);
        }
    }

    @Override
    public boolean hasNext() {
        while (next == null) {
            Optional<Happening> happening = agenda.next();
            if (happening.isEmpty()) {
                return false;
            }
            Teller teller = tellers.get(happening.get().kind());
            if (teller == null) {
                throw new IllegalStateException(
                        "Nobody tells of (%s).".formatted(happening.get().kind()));
            }
            next = teller.tell(happening.get(), agenda).orElse(null);
        }
        return true;
    }

    @Override
    public ObjectNode next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The market has come to its end.");
        }
        ObjectNode event = next;
        next = null;
        return event;
    }

    /** How many happenings were waiting at once at most. */
    int mostAhead() {
        return agenda.mostAhead();
    }
}
