package io.trendguard.asset;

import java.time.Instant;
import java.util.Optional;

/**
 * Where one version stands.
 *
 * @param state what it does
 * @param share of the customers, for a canary
 * @param since when it came to this state
 * @param by who brought it there
 * @param note why, in their words
 * @param author who brought the version; absent if it was put into use without having been a draft
 * @param approver who other than the author approved it; absent as long as nobody did
 */
public record AssetStatus(
        AssetId asset,
        AssetState state,
        Optional<Double> share,
        Instant since,
        String by,
        String note,
        Optional<String> author,
        Optional<String> approver) {

    /** The hash of its content. */
    public String version() {
        return asset.version();
    }

    static AssetStatus unknown(AssetChange change) {
        return new AssetStatus(
                change.asset(),
                AssetState.DRAFT,
                Optional.empty(),
                change.time(),
                change.actor(),
                change.note(),
                Optional.empty(),
                Optional.empty());
    }

    AssetStatus after(AssetChange change) {
        AssetState to = change.change().state();
        Optional<String> actor = Optional.of(change.actor());
        Optional<String> itsAuthor = author.or(() -> actor.filter(who -> to == AssetState.DRAFT));
        boolean approves = (to == AssetState.APPROVED || to.decides()) && !change.bySettings();
        Optional<String> itsApprover = approver.or(() -> actor.filter(who -> approves && !itsAuthor.equals(actor)));
        return new AssetStatus(
                asset,
                to,
                change.change().share(),
                change.time(),
                change.actor(),
                change.note(),
                itsAuthor,
                itsApprover);
    }

    AssetStatus displaced(AssetChange by, AssetState to) {
        return new AssetStatus(asset, to, Optional.empty(), by.time(), by.actor(), by.note(), author, approver);
    }
}
