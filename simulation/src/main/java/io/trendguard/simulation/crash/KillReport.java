package io.trendguard.simulation.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a kill test showed. It passed if everything that must be 0 is 0 and the histories are equal.
 *
 * @param events that were played
 * @param kills how often the service was killed, by manner
 * @param retries calls that had to be made again
 * @param lost events without an entry in the log
 * @param twice events or decisions with more than one entry
 * @param decisions in the log
 * @param mailsTaken messages that the mail server took
 * @param mailsTakenTwice messages that it took more than once
 * @param handedOver treatments that the log calls handed over
 * @param inDoubt treatments that the service lists as in doubt
 * @param unlisted messages that the server took and that the service neither calls handed over nor lists as in doubt
 * @param invented treatments that the log calls handed over and the server never took
 * @param historiesEqual whether the histories are those of an undisturbed run
 * @param took both runs
 * @param problems in words, the first of each kind
 */
public record KillReport(
        int events,
        Map<String, Integer> kills,
        long retries,
        long lost,
        long twice,
        int decisions,
        int mailsTaken,
        long mailsTakenTwice,
        int handedOver,
        int inDoubt,
        long unlisted,
        long invented,
        boolean historiesEqual,
        Duration took,
        List<String> problems) {
    public KillReport {
        kills = Map.copyOf(kills);
        problems = List.copyOf(problems);
    }

    /** Whether every promise held. */
    public boolean passed() {
        return lost == 0 && twice == 0 && mailsTakenTwice == 0 && unlisted == 0 && invented == 0 && historiesEqual;
    }

    /** In a few lines. */
    public String words() {
        int killed = kills.values().stream().mapToInt(Integer::intValue).sum();
        return """
                %s: %,d events, killed %d times (%s), %d calls made again, %d s
                lost %d, decided or logged twice %d, decisions %d
                mails taken %d, of them twice %d; handed over %d, in doubt and listed %d, unlisted %d, invented %d
                histories %s an undisturbed run%s""".formatted(
                        passed() ? "PASSED" : "FAILED",
                        events,
                        killed,
                        new java.util.TreeMap<>(kills),
                        retries,
                        took.toSeconds(),
                        lost,
                        twice,
                        decisions,
                        mailsTaken,
                        mailsTakenTwice,
                        handedOver,
                        inDoubt,
                        unlisted,
                        invented,
                        historiesEqual ? "equal to" : "DIFFERENT from",
                        problems.isEmpty() ? "" : "\n" + String.join("\n", problems));
    }
}
