package io.trendguard.routes.model;

import java.util.List;

/** A model cannot be brought to the state that was asked for. */
public final class ModelRefusedException extends RuntimeException {
    /** @param reasons each in words, with what to do about it */
    public ModelRefusedException(List<String> reasons) {
        super(String.join(" ", reasons));
    }

    ModelRefusedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
