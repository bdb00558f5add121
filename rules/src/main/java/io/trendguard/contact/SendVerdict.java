package io.trendguard.contact;

import java.time.Instant;
import java.util.List;

/** Whether a message may go out at this moment. */
public sealed interface SendVerdict {
    /** It may. */
    record Send() implements SendVerdict {}

    /** Not now, but it may be asked again at that time. */
    record Postpone(Instant until, String reason) implements SendVerdict {}

    /** It must not go out at all, for these reason codes (sorted, at least one). */
    record Suppress(List<String> reasons) implements SendVerdict {
        public Suppress {
            reasons = reasons.stream().sorted().distinct().toList();
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A message that is held back needs at least one reason code.");
            }
        }
    }
}
