package io.trendguard.routes.api;

import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.log.EntryKind;
import io.trendguard.log.Receipt;
import io.trendguard.log.payload.Challenge;
import io.trendguard.log.payload.Treatment;
import io.trendguard.model.explain.Waterfall;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything about one decision.
 *
 * @param position of its entry in the tenant's log
 * @param loggedAt when it was known
 * @param point what its decision point declares
 * @param request what was known
 * @param decision what was decided, the rows that fired in words
 * @param waterfalls why the risk of each scored line is what it is, in figures that add up
 * @param alternatives what could have been done, best net value first among the allowed
 * @param receipt proof that its entry is in the log
 * @param treatments what was to be handed over
 * @param messages what the customer reads of it
 * @param history what came of it, in order, what customers did included
 * @param outcome what became of it, as far as that is known; absent where no outcome is awaited
 * @param rulebook the rulebook that decided
 * @param challengers what other models said, without influence
 * @param modelNames what people call each model that is named here, by version
 * @param known what was known of each line, in words
 */
public record DecisionFile(
        long position,
        Instant loggedAt,
        PointView point,
        DecisionRequest request,
        DecisionInWords decision,
        List<Waterfall> waterfalls,
        List<Alternative> alternatives,
        Optional<Receipt> receipt,
        List<Treatment> treatments,
        List<WrittenMessage> messages,
        List<Step> history,
        Optional<Outcome> outcome,
        RulebookWords rulebook,
        List<Challenge> challengers,
        Map<String, String> modelNames,
        List<LineFacts> known) {

    /**
     * One later entry about it.
     *
     * @param knownAt when it became known, where its time is when it happened
     * @param result how it ended, in one word for programs
     * @param summary what it says, in words for people
     * @param report what it reports of the outcome; absent where it reports nothing of it
     */
    public record Step(
            long position,
            EntryKind kind,
            Instant time,
            Optional<Instant> knownAt,
            Optional<String> result,
            String summary,
            Optional<Report> report) {}

    /**
     * What an entry reports of the outcome.
     *
     * @param title in a few words, for example {@code Returned}
     * @param state whether that is what the shop wants, as far as it counts
     * @param correctedBy the position of the entry that took its place; absent where it counts
     */
    public record Report(String title, Outcome.State state, Optional<Long> correctedBy) {}

    /**
     * What became of it, as far as that is known.
     *
     * @param state for programs
     * @param code as lists of decisions name it, for example {@code returned}, {@code open} while nothing happened
     * @param word in a word or two
     * @param title the same within a sentence, for example {@code not known yet}
     * @param says what happened and when, or how long something may happen
     * @param money of what happened, in minor units
     * @param window until when it may change; absent where nothing can change it
     */
    public record Outcome(
            State state,
            String code,
            String word,
            String title,
            String says,
            Optional<Long> money,
            Optional<Window> window) {
        /** Whether it is known, and whether it is what the shop wants. */
        public enum State {
            /** It is too early to say. */
            OPEN,
            /** A part is known. */
            PARTLY,
            /** What the shop wants. */
            GOOD,
            /** What the decision was to prevent. */
            BAD,
            /** It is known, and neither what the shop wants nor what the decision was to prevent. */
            NEITHER,
            /** It will never be known. */
            UNKNOWN
        }
    }

    /**
     * Until when an outcome may change.
     *
     * @param name of the window, or of its end, in a few words
     * @param until its end
     * @param open whether it is still open
     * @param says what is known of it, in words
     */
    public record Window(String name, Instant until, boolean open, String says) {}

    /** What was known of one line, in the order of the model's features. */
    public record LineFacts(String lineId, List<KnownFact> facts) {}

    /**
     * One thing that was known.
     *
     * @param feature its name for programs
     * @param name what it is called
     * @param value as people say it; absent where nothing is known
     * @param missing why nothing is known
     * @param feed where it comes from; absent for a feature that no schema here describes
     * @param asOf the time of the newest fact behind it
     */
    public record KnownFact(
            String feature,
            String name,
            Optional<String> value,
            Optional<String> missing,
            Optional<String> feed,
            Instant asOf) {}

    /**
     * Which rulebook, and what it says of its own words.
     *
     * @param reasons what each reason code says
     * @param interventions what each intervention is
     * @param features what each feature is
     */
    public record RulebookWords(
            String name,
            String version,
            Map<String, String> reasons,
            Map<String, Says> interventions,
            Map<String, Says> features) {

        static RulebookWords of(Rulebook rulebook) {
            Manifest manifest = rulebook.manifest();
            Map<String, Says> interventions = new TreeMap<>();
            manifest.interventions().forEach((name, one) -> interventions.put(name, new Says(one.says())));
            Map<String, Says> features = new TreeMap<>();
            manifest.features().forEach((name, one) -> features.put(name, new Says(one.says())));
            return new RulebookWords(rulebook.name(), rulebook.version(), manifest.reasons(), interventions, features);
        }

        static RulebookWords unknown(String version) {
            return new RulebookWords("unknown", version, Map.of(), Map.of(), Map.of());
        }
    }

    /** A sentence about a word. */
    public record Says(String says) {}
}
