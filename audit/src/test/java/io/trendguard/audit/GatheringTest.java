package io.trendguard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final long SOME_TIME = -7_000_000_000L; // the nano clock may be negative

    private final Gathering gathering = new Gathering();

    @Test
    void whoAppendsAloneDoesNotWait() {
        gathering.began(1, SOME_TIME);

        assertThat(gathering.pause(SOME_TIME)).isZero();
        assertThat(gathering.pause(SOME_TIME + 5)).isZero();
    }

    @Test
    void companyIsWaitedForUntilAMillisecondAfterTheLastCommit() {
        gathering.began(2, SOME_TIME);

        assertThat(gathering.pause(SOME_TIME)).isEqualTo(Gathering.PAUSE);
        assertThat(gathering.pause(SOME_TIME + 300_000)).isEqualTo(Gathering.PAUSE - 300_000);
        assertThat(gathering.pause(SOME_TIME + 2 * Gathering.PAUSE)).isZero();
    }

    @Test
    void companyThatStaysAwayIsNoLongerWaitedFor() {
        gathering.began(2, SOME_TIME);
        for (int i = 1; i < Gathering.ALONE; i++) {
            gathering.began(1, SOME_TIME);
        }
        assertThat(gathering.pause(SOME_TIME)).isEqualTo(Gathering.PAUSE);

        gathering.began(1, SOME_TIME);
        assertThat(gathering.pause(SOME_TIME)).isZero();
    }

    @Test
    void aFullPipeIsNotHeldUp() {
        gathering.began(2, SOME_TIME);
        gathering.began(Gathering.MANY, SOME_TIME);

        assertThat(gathering.pause(SOME_TIME)).isZero();
    }
}
