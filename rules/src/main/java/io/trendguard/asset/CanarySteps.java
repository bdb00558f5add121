package io.trendguard.asset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A canary grows from step to step, so that a bad version meets few customers first. It may shrink at any time. */
public final class CanarySteps {
    /** The shares of the customers, in this order. */
    public static final List<Double> SHARES = List.of(0.01, 0.05, 0.25, 1.0);

    private static final String WORDS = SHARES.stream().map(String::valueOf).collect(Collectors.joining(", "));

    private CanarySteps() {}

    /** The share that follows; the first one for a version that is no canary yet. */
    public static double next(Optional<Double> share) {
        double reached = share.orElse(0.0);
        return SHARES.stream().filter(step -> step > reached).findFirst().orElse(1.0);
    }

    /** Why a canary cannot get a share; empty if it can. */
    static Optional<String> refusal(Optional<Double> reached, Optional<Double> share) {
        if (share.isEmpty() || !SHARES.contains(share.get())) {
            return Optional.of("A canary needs a share of the customers, one of %s, not (%s)."
                    .formatted(WORDS, share.map(String::valueOf).orElse("none")));
        }
        double next = next(reached);
        return share.get() > next
                ? Optional.of("The share (%s) skips a step of the canary (%s). Take (%s) first."
                        .formatted(share.get(), WORDS, next))
                : Optional.empty();
    }
}
