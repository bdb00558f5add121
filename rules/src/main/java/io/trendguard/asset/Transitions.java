package io.trendguard.asset;

import io.trendguard.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which states may follow which, and what must be said along: draft, checked, shadow, approved, canary, live, retired.
 * Steps may be left out on the way forward, but for those of a canary; whoever puts a version into use that nobody has
 * approved approves it by that.
 */
public final class Transitions {
    private static final int LONGEST = 2_000;

    private Transitions() {}

    /** What speaks against a change of state, whatever kind of asset it is; nobody can put that aside. */
    public static List<String> refusals(PointAssets assets, AssetStatus from, StateChangeRequest request) {
        List<String> refusals = new ArrayList<>();
        AssetState to = request.state();
        String what = from.asset().kind().words();
        reason(request.reason()).ifPresent(refusals::add);
        if (to == AssetState.DRAFT) {
            refusals.add("A %s that was published does not become a draft again. Retire it.".formatted(what));
        }
        if (from.state() == to && from.share().equals(request.share())) {
            refusals.add("The %s is %s already.".formatted(what, to));
        }
        if (from.state() == AssetState.LIVE && to != AssetState.LIVE && to != AssetState.RETIRED) {
            refusals.add("The live %1$s stays live until another one is. Publish another one, or retire it."
                    .formatted(what));
        }
        if (from.state() == AssetState.CANARY && (to == AssetState.CHECKED || to == AssetState.APPROVED)) {
            refusals.add("The %s decides about customers already. Make it a shadow or retire it.".formatted(what));
        }
        approval(from, request).ifPresent(refusals::add);
        refusals.addAll(share(from, request));
        if (to.decides()) {
            assets.nameInTheWay(from.asset())
                    .map(other ->
                            "The %s (%s, %s) decides for this tenant and the decision point (%s), and (%s) does not displace another name. Retire it first."
                                    .formatted(
                                            what,
                                            other.asset().name(),
                                            other.version(),
                                            from.asset().point(),
                                            from.asset().name()))
                    .ifPresent(refusals::add);
        }
        return refusals;
    }

    private static Optional<String> approval(AssetStatus from, StateChangeRequest request) {
        boolean byAuthor = from.author().equals(Optional.of(request.actor()));
        if (byAuthor && request.state() == AssetState.APPROVED) {
            return Optional.of("(%s) brought it, so somebody else has to approve it.".formatted(request.actor()));
        }
        return byAuthor && request.state().decides() && from.approver().isEmpty()
                ? Optional.of("(%s) brought it, so somebody else has to put it into use, or approve it first."
                        .formatted(request.actor()))
                : Optional.empty();
    }

    private static List<String> share(AssetStatus from, StateChangeRequest request) {
        List<String> refusals = new ArrayList<>();
        if (request.state() == AssetState.CANARY) {
            CanarySteps.refusal(from.share(), request.share()).ifPresent(refusals::add);
        } else if (request.share().isPresent()) {
            refusals.add("Only a canary has a share of the customers, not (%s). Leave out (share)."
                    .formatted(request.share().get()));
        }
        if (request.state() == AssetState.LIVE
                && from.share().filter(reached -> reached < 1).isPresent()) {
            refusals.add("The canary has (%s) of the customers and goes live after it had all of them. Take (%s) first."
                    .formatted(from.share().get(), CanarySteps.next(from.share())));
        }
        return refusals;
    }

    /** What is wrong with a reason; empty if nothing is. */
    public static Optional<String> reason(String reason) {
        if (reason.isBlank()) {
            return Optional.of("Say why, in (reason); it becomes part of the log.");
        }
        return Excerpt.length(reason) > LONGEST
                ? Optional.of("The reason is longer than (%d) characters. Shorten it.".formatted(LONGEST))
                : Optional.empty();
    }
}
