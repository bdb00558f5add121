package io.trendguard.routes.model;

import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.registry.Standing;
import io.trendguard.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which states may follow which, and what must be said along. */
final class Transitions {
    private static final int LONGEST = 2_000;

    private Transitions() {}

    static List<String> refusals(Standing standing, ModelLife.Wish wish) {
        List<String> refusals = new ArrayList<>();
        reason(wish.reason()).ifPresent(refusals::add);
        if (wish.state() == State.DRAFT) {
            refusals.add("A model that was in use does not become a draft again. Retire it.");
        }
        if (standing.state() == wish.state() && standing.share().equals(wish.share())) {
            refusals.add("The model is %s already.".formatted(wish.state()));
        }
        if (standing.state() == State.LIVE && (wish.state() == State.SHADOW || wish.state() == State.CANARY)) {
            refusals.add("The live model stays live until another one is. Publish another one, or retire it.");
        }
        if (wish.state() == State.CANARY
                && wish.share().filter(share -> share > 0 && share < 1).isEmpty()) {
            refusals.add("A canary needs a share of the customers above 0 and below 1, not (%s)."
                    .formatted(wish.share().map(String::valueOf).orElse("none")));
        }
        if (wish.state() != State.CANARY && wish.share().isPresent()) {
            refusals.add("Only a canary has a share of the customers. Leave it out.");
        }
        return refusals;
    }

    static Optional<String> reason(String reason) {
        if (reason.isBlank()) {
            return Optional.of("Say why, in (reason); it becomes part of the log.");
        }
        return Excerpt.length(reason) > LONGEST
                ? Optional.of("The reason is longer than (%d) characters. Shorten it.".formatted(LONGEST))
                : Optional.empty();
    }
}
