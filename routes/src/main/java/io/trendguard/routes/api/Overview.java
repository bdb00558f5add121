package io.trendguard.routes.api;

import io.trendguard.event.Channel;
import io.trendguard.routes.flow.Latency;
import io.trendguard.routes.state.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened to one tenant's events, up to now.
 *
 * @param asOf the service's time: whatever was accepted before it is in the figures, and no decision in the list is newer
 * @param synthetic whether the events were made by the market generator
 * @param failures what should decide and cannot, before anything else that is to be seen
 * @param safeMode whether nobody is contacted at the moment
 * @param recent the latest decisions of each decision point, newest first
 */
public record Overview(
        String tenant,
        Instant asOf,
        boolean synthetic,
        List<Failure> failures,
        boolean safeMode,
        Events events,
        Decisions decisions,
        Messages messages,
        Map<String, Latency.Summary> latency,
        Log log,
        List<Model> models,
        List<RulebookLine> rulebooks,
        List<Tally.DecisionLine> recent,
        List<Link> links) {

    /**
     * A rulebook that should decide and cannot be loaded.
     *
     * @param decisionPoint where nothing is decided because of it
     * @param rulebook its name
     * @param reason what is wrong with it, and the remedy
     */
    public record Failure(String decisionPoint, String rulebook, String reason) {}

    /** Events in. */
    public record Events(long accepted, long repeated, long conflicts, long rejected, Map<String, Long> byFeed) {}

    /** Decisions by outcome, intervention and arm. */
    public record Decisions(
            long total,
            long intervene,
            long nothing,
            long undetermined,
            List<Tally.InterventionCount> byIntervention,
            Map<String, Long> byArm) {}

    /**
     * Messages by what became of them.
     *
     * @param notSent by reason code
     * @param caught messages in the mail catcher, where one runs
     */
    public record Messages(
            long handedOver,
            Map<Channel, Long> handedOverByChannel,
            long waiting,
            long failed,
            Map<String, Long> notSent,
            List<Doubt> inDoubt,
            Optional<Integer> caught) {}

    /** A message that may or may not have been handed over. */
    public record Doubt(String treatmentId, Instant since, String channel) {}

    /**
     * The head of the log and its latest full check.
     *
     * @param key public key that checkpoints and receipts are checked with
     */
    public record Log(long size, String rootHash, String checkpoint, String key, Check checked) {}

    /** The full check of the log at the start of the service, in words. */
    public record Check(long entries, Instant at, List<String> words) {}

    /** The live model of a decision point. */
    public record Model(
            String decisionPoint,
            String name,
            String version,
            String data,
            double auc,
            List<Double> aucInterval,
            String split) {}

    /** The rulebook that decides at a decision point. */
    public record RulebookLine(String decisionPoint, String name, String version) {}

    /** Where else to look. */
    public record Link(String title, String href, String about) {}
}
