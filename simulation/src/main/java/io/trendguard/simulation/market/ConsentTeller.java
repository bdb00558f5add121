package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Channel;
import io.trendguard.event.Feed;
import io.trendguard.simulation.market.Draws.Topic;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells what customers allow: asked at their first visit, withdrawn later by a few, never said by some. */
final class ConsentTeller implements Teller {
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.SMS, Channel.PUSH);
    private static final double[] GRANTED = {0.80, 0.45, 0.30};
    private static final double[] REFUSED = {0.12, 0.25, 0.20};
    private static final double WITHDRAWN = 0.04;
    private static final int WITHDRAWAL = CHANNELS.size();

    private final Envelope envelope;
    private final long seed;
    private final Customers customers;
    private final BitSet visited = new BitSet();

    ConsentTeller(Envelope envelope, MarketSettings settings, Customers customers) {
        this.envelope = envelope;
        this.seed = settings.seed();
        this.customers = customers;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CONSENT);
    }

    @Override
    public void begin(Agenda agenda) {}

    /** Puts on the agenda what a customer says at the first visit; later visits change nothing. */
    void visit(Customer customer, long time, Agenda agenda) {
        if (visited.get(customer.number())) {
            return;
        }
        visited.set(customer.number());
        for (int i = 0; i < CHANNELS.size(); i++) {
            Draws draws = Draws.of(seed, Topic.CONSENT, customer.number(), i);
            double u = draws.unit();
            if (u < GRANTED[i] + REFUSED[i]) {
                agenda.atOnce(Kind.CONSENT, time, customer.number(), i);
            }
            if (u < GRANTED[i] && draws.chance(WITHDRAWN)) {
                long later = time + Words.DAY + (long) (draws.waiting(45) * Words.DAY);
                agenda.atOnce(Kind.CONSENT, later, customer.number(), WITHDRAWAL + i);
            }
        }
    }

    @Override
    public Optional<ObjectNode> tell(Happening happening, Agenda agenda) {
        Customer customer = customers.customer((int) happening.subject());
        int channel = happening.part() % WITHDRAWAL;
        boolean withdrawn = happening.part() >= WITHDRAWAL;
        Draws draws = Draws.of(seed, Topic.CONSENT, customer.number(), channel);
        boolean granted = draws.unit() < GRANTED[channel] && !withdrawn;
        ObjectNode data = Envelope.data();
        data.put("customer_id", customer.id());
        data.put("channel", CHANNELS.get(channel).name().toLowerCase(Locale.ROOT));
        data.put("granted", granted);
        if (granted) {
            data.put("address", address(customer, CHANNELS.get(channel)));
            data.put("first_name", customer.firstName());
        }
        data.put("locale", customer.locale());
        customer.timeZone().ifPresent(zone -> data.put("time_zone", zone));
        String id = "consent-" + customer.id() + "-" + happening.part();
        return Optional.of(envelope.around(happening, Feed.CONSENT, id, data));
    }

    /** Addresses that are reserved for examples: example.com, and telephone numbers 555-0100 to 555-0199. */
    private static String address(Customer customer, Channel channel) {
        return switch (channel) {
            case EMAIL ->
                customer.firstName().toLowerCase(Locale.ROOT) + "." + Words.digits(customer.number(), 8)
                        + "@shoppers.example.com";
            case SMS ->
                "+1" + (201 + customer.number() / 100 % 700) + "55501" + Words.digits(customer.number() % 100, 2);
            case PUSH -> "synthetic-push-token-" + Words.digits(customer.number(), 8);
            case CHECKOUT, WEBHOOK, INTERNAL ->
                throw new IllegalArgumentException("Nobody is reached on the channel (%s).".formatted(channel));
        };
    }
}
