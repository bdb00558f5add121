package io.trendguard.routes.asset;

import io.trendguard.asset.AssetKind;

/** The tenant has no asset of that version. */
public final class UnknownAssetException extends RuntimeException {
    /** @param kind what was looked for */
    public UnknownAssetException(AssetKind kind, String version) {
        super("There is no %1$s (%2$s) here. Bring it first with the command (%1$s publish)."
                .formatted(kind.words(), version));
    }
}
