package io.trendguard.asset;

/** Where a version of an asset is in its life. */
public enum AssetState {
    /** It is kept and does nothing. */
    DRAFT,
    /** Its gate found nothing against it, or what it found was put aside with a reason. */
    CHECKED,
    /** It is evaluated beside the live version and shows in the record alone. */
    SHADOW,
    /** Somebody other than its author approved it. */
    APPROVED,
    /** It decides about a share of the customers. */
    CANARY,
    /** It decides. */
    LIVE,
    /** It was in use once, or is withdrawn. */
    RETIRED;

    /** Whether a version in this state decides about customers. */
    public boolean decides() {
        return this == CANARY || this == LIVE;
    }

    /** Whether its gate has a say before a version comes to this state. */
    public boolean needsCheck() {
        return this == CHECKED || this == APPROVED || decides();
    }
}
