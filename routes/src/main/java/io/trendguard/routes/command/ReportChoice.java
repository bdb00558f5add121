package io.trendguard.routes.command;

import io.trendguard.model.evaluate.Effort;
import java.util.Optional;

/** How much of a report is made. */
enum ReportChoice {
    /** Everything, with training again at earlier moments. */
    FULL,
    /** What takes seconds. */
    SHORT,
    NONE;

    Optional<Effort> effort(long seed) {
        return switch (this) {
            case FULL -> Optional.of(Effort.full(seed));
            case SHORT -> Optional.of(Effort.brief(seed));
            case NONE -> Optional.empty();
        };
    }
}
