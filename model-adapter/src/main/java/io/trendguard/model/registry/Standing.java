package io.trendguard.model.registry;

import io.trendguard.log.payload.ModelChange;
import io.trendguard.log.payload.ModelChange.State;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one model stands for one tenant and decision point.
 *
 * @param version hash of its folder
 * @param state what it does
 * @param share of the customers, for a canary
 * @param since when it came to this state
 * @param by who brought it there
 * @param note why, in their words
 * @param author who brought the model; absent if it was put into use without having been brought as a draft
 */
public record Standing(
        String version,
        State state,
        Optional<Double> share,
        Instant since,
        String by,
        String note,
        Optional<String> author) {

    Standing after(Published published, ModelChange change) {
        Optional<String> who =
                author.or(() -> change.state() == State.DRAFT ? Optional.of(published.actor()) : Optional.empty());
        return new Standing(
                version, change.state(), change.share(), published.time(), published.actor(), published.note(), who);
    }

    Standing displaced(Published published, State to) {
        return new Standing(
                version, to, Optional.empty(), published.time(), published.actor(), published.note(), author);
    }
}
