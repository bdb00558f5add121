package io.trendguard.model.gate;

import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.mapping.RawColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns leak, each said once and with what to do about it. */
final class Accusations {
    private final Map<String, String> vouched;
    private final Map<String, Finding> accused = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param vouched columns that somebody answers for, with the reason; they are noted and do not refuse
     */
    Accusations(Map<String, String> vouched) {
        this.vouched = vouched;
    }

    /** Accuses a column; what was said of it first stays. */
    void add(RawColumn column, String said) {
        Optional<String> reason = Optional.ofNullable(vouched.get(column.name()));
        String remedy = !column.used()
                ? " The model does not use it; leave it so."
                : reason.map(why -> " The mapping vouches for it: %s.".formatted(why))
                        .orElse(
                                " Take it out of the features, or write under (vouched) of the mapping why it is known at the decision.");
        accused.putIfAbsent(
                column.name(),
                new Finding(Check.LEAK, column.used() && reason.isEmpty(), column.name(), said + remedy));
    }

    boolean of(RawColumn column) {
        return accused.containsKey(column.name());
    }

    int count() {
        return accused.size();
    }

    List<Finding> findings() {
        return List.copyOf(accused.values());
    }
}
