package io.trendguard.simulation.market;

import java.util.List;
import java.util.Optional;

/**
 * What treatments really do in the synthetic market. Nothing that decides may read it; evaluation compares estimates with
 * it. An intervention that is not listed has no effect and is ignored by everybody.
 *
 * @param effects one for each intervention, by the name the rulebook uses
 */
public record TrueEffects(List<Effect> effects) {
    public TrueEffects {
        effects = List.copyOf(effects);
    }

    /**
     * What one intervention does.
     *
     * @param intervention name in the rulebook
     * @param acceptance probability that it is taken, for a steady customer
     * @param impulsiveAcceptance the same for somebody who buys on impulse or for the bargain
     * @param returnerAcceptance the same for a repeat returner; a wardrober never takes anything
     * @param regretReduction by which part the chance of regret falls once it is taken
     * @param fitReduction by which part the chance of a misfit falls once it is taken
     */
    public record Effect(
            String intervention,
            double acceptance,
            double impulsiveAcceptance,
            double returnerAcceptance,
            double regretReduction,
            double fitReduction) {

        /** The probability that such a customer takes it. */
        public double acceptance(CustomerType type) {
            return switch (type) {
                case STEADY, SIZE_UNSURE -> acceptance;
                case IMPULSIVE, BARGAIN_HUNTER -> impulsiveAcceptance;
                case REPEAT_RETURNER -> returnerAcceptance;
                case WARDROBER -> 0.0;
            };
        }
    }

    /** The effects that the shipped market has. */
    public static TrueEffects defaults() {
        return new TrueEffects(List.of(
                new Effect("size-fit-check", 0.55, 0.45, 0.40, 0.05, 0.60),
                new Effect("fit-check-credit", 0.50, 0.55, 0.50, 0.20, 0.60),
                new Effect("creator-detail", 0.30, 0.25, 0.15, 0.15, 0.0),
                new Effect("material-facts", 0.35, 0.25, 0.20, 0.12, 0.05),
                new Effect("social-proof", 0.30, 0.35, 0.15, 0.10, 0.0),
                new Effect("basket-nudge", 0.25, 0.30, 0.20, 0.25, 0.0),
                new Effect("pause", 0.20, 0.35, 0.15, 0.30, 0.0),
                new Effect("sizing-guide", 0.40, 0.30, 0.25, 0.15, 0.35),
                new Effect("exchange-credit", 0.30, 0.45, 0.50, 0.30, 0.40),
                new Effect("keep-it-credit", 0.35, 0.55, 0.40, 0.45, 0.05),
                new Effect("stylist-chat", 0.15, 0.20, 0.15, 0.40, 0.20),
                new Effect("guided-fit-call", 0.20, 0.15, 0.30, 0.15, 0.55)));
    }

    /** The effect of an intervention, if it has one. */
    public Optional<Effect> of(String intervention) {
        return effects.stream()
                .filter(effect -> effect.intervention().equals(intervention))
                .findFirst();
    }
}
