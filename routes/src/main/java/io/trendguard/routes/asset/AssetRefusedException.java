package io.trendguard.routes.asset;

import java.util.List;

/** An asset cannot be brought to the state that was asked for. */
public final class AssetRefusedException extends RuntimeException {
    /** @param reasons each in words, with what to do about it */
    public AssetRefusedException(List<String> reasons) {
        super(String.join(" ", reasons));
    }

    /** @param cause why its content cannot be used */
    public AssetRefusedException(IllegalArgumentException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
