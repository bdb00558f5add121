package io.trendguard.simulation.market;

import java.util.List;

/**
 * A stream of draws named by what is drawn, so that any part of the market can be derived again on its own. SplitMix64
 * and {@link StrictMath} only: the same on every JDK.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The draws about one thing; the topic keeps draws of different meaning apart. */
    public static Draws of(long seed, Topic topic, long... keys) {
        long state = mix(seed ^ mix(key(topic.name())));
        for (long key : keys) {
            state = mix(state ^ mix(key + GOLDEN));
        }
        return new Draws(state);
    }

    /** A word as a key. */
    static long key(String word) {
        long key = GOLDEN;
        for (int i = 0; i < word.length(); i++) {
            key = 31 * key + word.charAt(i);
        }
        return key;
    }

    /** What a draw is about. The words are part of the market's form. */
    public enum Topic {
        PRODUCT,
        PROMOTION,
        CREATOR,
        TREND,
        COMMENT,
        RESALE,
        CUSTOMER,
        CONSENT,
        SESSION,
        ARRIVAL,
        ORDER,
        OUTCOME,
        DELAY,
        REVIEW,
        LATE,
        PASSER_BY,
        REACTION,
        STORE,
        STORE_PRODUCT,
        STORE_CUSTOMER,
        STORE_CART,
        STORE_OUTCOME
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (next() >>> 11) * 0x1p-53;
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Uniform between two numbers. */
    public double between(double least, double most) {
        return least + unit() * (most - least);
    }

    /** Uniform in the logarithm: as often between 10 and 100 as between 100 and 1000. */
    public double logBetween(double least, double most) {
        return least * StrictMath.exp(unit() * StrictMath.log(most / least));
    }

    /** Exponential waiting time. */
    double waiting(double mean) {
        return -mean * StrictMath.log(1.0 - unit());
    }

    /** Roughly normal, never further out than three standard deviations. */
    public double around(double mean, double deviation) {
        return mean + deviation * 2.0 * (unit() + unit() + unit() - 1.5);
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** The index of one of some weights, drawn in proportion. */
    public int weighted(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = unit() * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
