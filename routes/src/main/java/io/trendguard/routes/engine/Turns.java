package io.trendguard.routes.engine;

import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.clock.Ticker;
import io.trendguard.routes.flow.Intake;
import io.trendguard.routes.flow.Submission;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.projection.Snapshots;
import io.trendguard.routes.schedule.TimedQuestions;
import java.time.Duration;

/** What happens as time goes on, without an event: allocation windows close, questions become due, snapshots are taken. */
final class Turns {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    /** Where events are played, hours may pass in a second. */
    private static final Duration BETWEEN_QUESTIONS_PLAYED = Duration.ofMillis(50);

    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofSeconds(10);

    private final DerivedState state;
    private final ProjectedLog log;
    private final Intake intake;
    private final Snapshots snapshots;
    private final ServiceClock clock;
    private final Ticker windows = new Ticker("windows");
    private final Ticker questions = new Ticker("timed-questions");
    private final Ticker snapshotTurns = new Ticker("snapshots");

    Turns(DerivedState state, ProjectedLog log, Intake intake, Snapshots snapshots, ServiceClock clock) {
        this.state = state;
        this.log = log;
        this.intake = intake;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** @param window how long proposals wait for one another */
    void begin(Duration window) {
        windows.every(window, this::act, "Proposals and escalations wait for the next window.");
        questions.every(
                clock.followsEvents() ? BETWEEN_QUESTIONS_PLAYED : BETWEEN_QUESTIONS,
                this::askWhatIsDue,
                "What has gone quiet is asked about at the next turn.");
        snapshotTurns.every(
                BETWEEN_SNAPSHOTS, () -> snapshots.writeDue(clock.instant()), "A start takes longer meanwhile.");
    }

    private void act() {
        state.windows().close(log, clock.instant());
        state.escalations().run(log, clock.instant());
    }

    private void askWhatIsDue() {
        if (!clock.isPresent()) {
            return; // nobody asks about what went quiet in the history that is taken in
        }
        for (TimedQuestions<?> question : state.timedQuestions()) {
            question.run(
                    tenant -> state.assets().rulebook(tenant, question.point()),
                    event -> intake.submitRead(event, TimedQuestions.ORIGIN, Submission.Purpose.LIVE),
                    clock.instant());
        }
    }

    /** No more questions are asked, so that what was accepted can be finished. */
    void endQuestions() {
        questions.close();
    }

    /** Nothing happens any more. */
    void end() {
        questions.close();
        windows.close();
        snapshotTurns.close();
    }
}
