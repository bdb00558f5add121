package io.trendguard.routes.api.health;

import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.routes.flow.BreakerStatus;
import io.trendguard.routes.flow.Latency;
import io.trendguard.routes.intake.InboxStatus;
import io.trendguard.routes.state.Rejections;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the service stands for one tenant. What is not known is absent.
 *
 * @param asOf when these figures were put together, by the system's clock
 * @param mayOperate whether the caller may replay, settle and switch
 * @param safeMode whether nobody is contacted at the moment; absent while the engine is being rebuilt
 * @param accepting whether events are accepted, the same for all tenants
 * @param points each decision point of the tenant
 * @param latency of checkouts since the start, of all tenants
 * @param events of the tenant
 * @param threads that hand over messages
 * @param followers who follow the log
 * @param breakers before whatever may fail
 * @param messages on their way
 * @param rejections of the last 30 days by reason, the latest first
 * @param inbox the tenant's files
 * @param disk of the data folder; absent if it does not say
 * @param versions what runs
 * @param remarks what was found damaged and mended, and what is used although it is refused
 */
public record Health(
        String tenant,
        Instant asOf,
        boolean mayOperate,
        Optional<Boolean> safeMode,
        Accepting accepting,
        List<Point> points,
        Optional<CheckoutLatency> latency,
        Optional<Events> events,
        Optional<Threads> threads,
        List<Follower> followers,
        List<Breaker> breakers,
        Optional<Messages> messages,
        List<Rejections.Group> rejections,
        InboxStatus.Standing inbox,
        Optional<Disk> disk,
        Versions versions,
        List<String> remarks) {

    /** Whether events are accepted, and if not, why not and what to do. */
    public record Accepting(boolean yes, Optional<String> whyNot) {}

    /**
     * A decision point.
     *
     * @param now what it does with the next event
     * @param why it does nothing; absent while it decides
     * @param rulebook that decides
     * @param model that says how likely it is
     * @param failure of the rulebook, with the remedy
     */
    public record Point(
            String decisionPoint,
            Now now,
            Optional<String> why,
            Optional<Asset> rulebook,
            Optional<Asset> model,
            Optional<Failure> failure) {
        /** What a decision point does. */
        public enum Now {
            DECIDES,
            /** Every decision is "do nothing", and logged with its cause. */
            DOES_NOTHING
        }
    }

    /** A rulebook or a model that is in use. */
    public record Asset(String name, String version) {}

    /** A rulebook that should decide and cannot be loaded. */
    public record Failure(String rulebook, String reason, Optional<Instant> seenSince) {}

    /**
     * How long shoppers wait.
     *
     * @param promisedMs after so long the shop is answered with "do nothing"
     */
    public record CheckoutLatency(Latency.Summary sinceStart, long promisedMs) {}

    /** What came in: since the beginning of the log, and in the last minutes as far as they were watched. */
    public record Events(long accepted, Optional<Long> recently, Optional<Long> recentlySeconds) {}

    /** Threads that should run, and those that have ended although nobody stopped them. */
    public record Threads(long all, List<String> ended) {}

    /**
     * Somebody who follows the log.
     *
     * @param says what waits while it is behind
     * @param next first entry that it has not taken
     * @param head entries of the log
     * @param secondsBehind age of the first entry that it has not taken
     * @param alarmSeconds from here on somebody should look
     * @param rebuilt share of the entries that were taken again, while it is being rebuilt
     * @param watched how far it was behind before
     */
    public record Follower(
            String name,
            String says,
            long next,
            long head,
            long entriesBehind,
            Optional<Double> secondsBehind,
            long alarmSeconds,
            Optional<Instant> lastEntryAt,
            Optional<Double> rebuilt,
            Optional<String> remark,
            Optional<Watched> watched) {}

    /**
     * The largest lag of each step since it is watched, for no more than six hours.
     *
     * @param worstSeconds of each step, the oldest first
     * @param worst the largest
     * @param worstAt when that was
     */
    public record Watched(Instant from, long stepSeconds, List<Double> worstSeconds, double worst, Instant worstAt) {}

    /**
     * A circuit breaker, the same for all tenants.
     *
     * @param to what is behind it
     * @param failures in a row, now
     * @param says counts and cause in words
     * @param nextTry when it is tried again, while it is open
     */
    public record Breaker(String to, BreakerStatus.State state, int failures, Optional<Instant> nextTry, String says) {}

    /** Messages that wait, and those of which nobody knows whether they were sent. */
    public record Messages(long waiting, List<OutboxStatus.Doubt> inDoubt, Optional<String> trouble) {}

    /** Free and whole bytes of the disk, and how few bytes free are too few for anything to be accepted. */
    public record Disk(long freeBytes, long totalBytes, long refusedBelowBytes) {}

    /**
     * What runs since when.
     *
     * @param build absent in a development build
     * @param logEntriesChecked entries of the whole log that were checked at the start
     */
    public record Versions(
            Optional<String> build, String java, Instant started, long logEntriesChecked, double logCheckSeconds) {}
}
