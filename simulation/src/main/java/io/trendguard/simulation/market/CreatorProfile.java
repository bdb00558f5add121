package io.trendguard.simulation.market;

import io.trendguard.simulation.market.Draws.Topic;
import java.util.ArrayList;
import java.util.List;

/** Somebody who makes videos: how much is promised beyond the truth, and how kind the followers are in general. */
record CreatorProfile(int number, long followers, double growth, String category, double overPromise, double kindness) {

    static List<CreatorProfile> all(MarketSettings settings) {
        List<CreatorProfile> made = new ArrayList<>(settings.creators());
        for (int number = 0; number < settings.creators(); number++) {
            Draws draws = Draws.of(settings.seed(), Topic.CREATOR, number);
            made.add(new CreatorProfile(
                    number,
                    (long) draws.logBetween(5_000, 8_000_000),
                    draws.between(-0.005, 0.03),
                    draws.pick(Words.CATEGORIES).name(),
                    draws.chance(0.22) ? draws.between(0.6, 1.0) : draws.between(0.0, 0.4),
                    draws.between(-0.35, 0.45)));
        }
        return List.copyOf(made);
    }

    String id() {
        return "cr-" + Words.digits(number, 4);
    }

    /** Followers after some weeks. */
    long followersAfter(int weeks) {
        return (long) (followers * (1.0 + growth * weeks));
    }
}
