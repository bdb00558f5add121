package io.trendguard.simulation.market;

import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.simulation.market.Draws.Topic;
import java.time.Duration;
import java.util.Optional;

/** Answers, for a closed loop, what a treatment on an order of this market brings about; asking twice changes nothing. */
public final class Reactions {
    private final long seed;
    private final Market market;
    private final TrueEffects effects;

    Reactions(long seed, Market market, TrueEffects effects) {
        this.seed = seed;
        this.market = market;
        this.effects = effects;
    }

    /**
     * What a treatment on one line brings about. For a treatment of the whole basket, ask for each line.
     *
     * @throws IllegalArgumentException if the order or line is not of this market
     */
    public Reaction to(String orderId, String lineId, String intervention) {
        PlannedOrder order = market.order(orderId);
        PlannedLine line = order.lines().stream()
                .filter(each -> each.id().equals(lineId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The order (%s) has no line (%s); it has %d."
                        .formatted(orderId, lineId, order.lines().size())));
        Outcomes outcomes = market.outcomes();
        Chances untreated = outcomes.chances(line);
        Draws draws = Draws.of(seed, Topic.REACTION, order.number(), Draws.key(intervention));
        Optional<TrueEffects.Effect> effect = effects.of(intervention);
        Disposition disposition = disposition(draws, order.customer().type(), effect);
        Duration after = Duration.ofMinutes((long) (5 + draws.waiting(180)));
        Chances treated =
                disposition == Disposition.ACCEPTED && effect.isPresent() ? untreated.after(effect.get()) : untreated;
        return new Reaction(
                disposition,
                after,
                outcomes.outcome(order, line, treated).map(PlannedReturn::cause),
                outcomes.outcome(order, line, untreated).map(PlannedReturn::cause));
    }

    private static Disposition disposition(Draws draws, CustomerType type, Optional<TrueEffects.Effect> effect) {
        double u = draws.unit();
        double accepted = effect.map(each -> each.acceptance(type)).orElse(0.0);
        if (u < accepted) {
            return Disposition.ACCEPTED;
        }
        double rest = (u - accepted) / (1.0 - accepted);
        if (rest < 0.02) {
            return Disposition.OPTED_OUT;
        }
        return rest < 0.25 ? Disposition.REFUSED : Disposition.IGNORED;
    }
}
