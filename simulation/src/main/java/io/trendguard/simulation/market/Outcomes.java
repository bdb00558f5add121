package io.trendguard.simulation.market;

import io.trendguard.event.Return.Reason;
import io.trendguard.simulation.market.Draws.Topic;
import java.util.Optional;

/**
 * The truth about returns. The constants of regret are set so that the expected return rates are those of the settings,
 * whatever the seed made of trends and products.
 */
final class Outcomes {
    private static final int PILOT_ORDERS = 20_000;
    private static final int BISECTIONS = 40;
    /** How decided people are: a larger number makes regret more predictable. */
    private static final double SHARPNESS = 1.35;

    private final MarketSettings settings;
    private final double trendConstant;
    private final double otherConstant;

    Outcomes(MarketSettings settings, Orders orders) {
        this.settings = settings;
        Pilot trend = new Pilot();
        Pilot other = new Pilot();
        long step = Math.max(1, settings.purchases() / PILOT_ORDERS);
        for (long number = 0; number < settings.purchases(); number += step) {
            for (PlannedLine line : orders.order(number).lines()) {
                (line.trend().isPresent() ? trend : other).add(line);
            }
        }
        this.trendConstant = trend.constantFor(settings.trendReturnRate());
        this.otherConstant = other.constantFor(settings.otherReturnRate());
    }

    /** A sample of lines, on which a constant is found. */
    private static final class Pilot {
        private double[] scores = new double[1024];
        private double[] otherwiseKept = new double[1024];
        private int size;

        void add(PlannedLine line) {
            if (size == scores.length) {
                scores = java.util.Arrays.copyOf(scores, 2 * size);
                otherwiseKept = java.util.Arrays.copyOf(otherwiseKept, 2 * size);
            }
            scores[size] = line.regretScore();
            otherwiseKept[size] = (1 - line.fit()) * (1 - line.defect()) * (1 - line.fraud());
            size++;
        }

        double constantFor(double rate) {
            double low = -20;
            double high = 10;
            for (int i = 0; i < BISECTIONS; i++) {
                double middle = (low + high) / 2;
                if (rate(middle) < rate) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private double rate(double constant) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += 1 - (1 - regret(scores[i], constant)) * otherwiseKept[i];
            }
            return size == 0 ? 0 : sum / size;
        }
    }

    private static double regret(double score, double constant) {
        return 1.0 / (1.0 + StrictMath.exp(-(SHARPNESS * score + constant)));
    }

    /** The true chances of a line, untreated. */
    Chances chances(PlannedLine line) {
        double constant = line.trend().isPresent() ? trendConstant : otherConstant;
        return new Chances(regret(line.regretScore(), constant), line.fit(), line.defect(), line.fraud());
    }

    /**
     * What becomes of a line with such chances. The draws belong to order and line, so that with smaller chances the same
     * line either comes back in the same way or is kept: counterfactuals are known.
     */
    Optional<PlannedReturn> outcome(PlannedOrder order, PlannedLine line, Chances chances) {
        Draws draws = Draws.of(settings.seed(), Topic.OUTCOME, order.number(), line.number());
        boolean fraud = draws.chance(chances.fraud());
        boolean defect = draws.chance(chances.defect());
        boolean fit = draws.chance(chances.fit());
        boolean regret = draws.chance(chances.regret());
        if (fraud) {
            return Optional.of(back(order, line, Reason.FRAUD));
        }
        if (defect) {
            return Optional.of(back(order, line, Reason.DEFECT));
        }
        if (fit) {
            return Optional.of(back(order, line, Reason.FIT));
        }
        return regret ? Optional.of(back(order, line, Reason.REGRET)) : Optional.empty();
    }

    /** When a parcel arrives. */
    long deliveredAt(PlannedOrder order) {
        Draws draws = Draws.of(settings.seed(), Topic.DELAY, order.number());
        return order.at() + (long) (draws.between(1.0, 3.5) * Words.DAY);
    }

    /** When a line arrives. What a trend sells comes by express, in a parcel of its own. */
    long deliveredAt(PlannedOrder order, PlannedLine line) {
        if (line.trend().isEmpty()) {
            return deliveredAt(order);
        }
        Draws draws = Draws.of(settings.seed(), Topic.DELAY, order.number(), line.number(), 2);
        return order.at() + (long) (draws.between(0.6, 1.4) * Words.DAY);
    }

    private PlannedReturn back(PlannedOrder order, PlannedLine line, Reason cause) {
        Draws draws = Draws.of(settings.seed(), Topic.DELAY, order.number(), line.number());
        // regret of what a trend sold peaks within 72 hours of the purchase, delivery among them
        double mood = line.trend().isPresent() ? 0.5 : 0.8;
        double days = switch (cause) {
            case REGRET -> 0.1 + draws.waiting(mood) + draws.waiting(mood);
            case FIT -> 0.2 + draws.waiting(1.5) + draws.waiting(1.5);
            case DEFECT -> draws.between(0.5, 21);
            case FRAUD -> draws.between(9, 24);
        };
        boolean given = !draws.chance(settings.missingReasonShare());
        boolean resale = cause != Reason.DEFECT && draws.chance(cause == Reason.FRAUD ? 0.3 : 0.9);
        long at = deliveredAt(order, line) + (long) (Math.min(days, 26) * Words.DAY);
        return new PlannedReturn(cause, at, given, resale);
    }
}
