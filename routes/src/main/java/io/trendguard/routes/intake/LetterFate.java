package io.trendguard.routes.intake;

import io.trendguard.event.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a dead letter that is submitted again, or would.
 *
 * @param kind in one word
 * @param problem why it is not accepted
 */
record LetterFate(Kind kind, Optional<Problem> problem) {
    static final LetterFate ACCEPTED = new LetterFate(Kind.ACCEPTED, Optional.empty());
    static final LetterFate REPEATED = new LetterFate(Kind.REPEATED, Optional.empty());
    /** It is under way, and known as accepted or not the next time. */
    static final LetterFate UNFINISHED = new LetterFate(Kind.UNFINISHED, Optional.empty());

    /** In the order in which they count where a row makes several events. */
    enum Kind {
        REPEATED,
        ACCEPTED,
        UNFINISHED,
        FAILED,
        /** It cannot be submitted as it is kept. */
        NOT_REPLAYABLE
    }

    static LetterFate failed(Problem problem) {
        return new LetterFate(Kind.FAILED, Optional.of(problem));
    }

    static LetterFate notReplayable(String why) {
        return new LetterFate(Kind.NOT_REPLAYABLE, Optional.of(whole(why)));
    }

    /** Something is wrong with the whole line. */
    static Problem whole(String why) {
        return new Problem(
                "/problems.html#invalid-event",
                "The event cannot be accepted",
                400,
                why,
                List.of(Finding.whole("line", why)));
    }

    static LetterFate of(EventResult result) {
        return switch (result.status()) {
            case ACCEPTED -> ACCEPTED;
            case REPEATED -> REPEATED;
            case CONFLICT, REJECTED -> failed(result.problem().orElseGet(() -> whole("It was refused.")));
            case BUSY, TOO_LATE -> UNFINISHED;
        };
    }

    /** Of two events of one row, what is to be said of the row. */
    LetterFate and(LetterFate other) {
        return other.kind.compareTo(kind) > 0 ? other : this;
    }

    /** Whether the letter is done with. */
    boolean isSettled() {
        return kind == Kind.ACCEPTED || kind == Kind.REPEATED;
    }
}
