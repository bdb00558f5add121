package io.trendguard.model.registry;

import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.serve.DecidingFeatures;
import io.trendguard.model.serve.ModelFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What speaks against putting a model into a state. */
public final class PublicationCheck {
    private PublicationCheck() {}

    /**
     * What nobody can put aside.
     *
     * @param live the schema of the features that are computed live
     * @param standing where the model stands
     * @param actor who wants it
     */
    public static List<String> refusals(
            FeatureSchema model, FeatureSchema live, Standing standing, State to, String actor) {
        List<String> refusals = new ArrayList<>();
        if (to == State.SHADOW || decides(to)) {
            if (!model.version().equals(live.version())) {
                refusals.add("It was trained on the feature schema (%s) and the service computes (%s). Train it again."
                        .formatted(model.version(), live.version()));
            }
        }
        if (decides(to) && standing.author().filter(actor::equals).isPresent()) {
            refusals.add("(%s) brought it, so somebody else has to put it into use.".formatted(actor));
        }
        return refusals;
    }

    /**
     * The features of a model that a tenant excludes from decisions about people. Nobody can put that aside, since a feature
     * that may not be named may not decide.
     *
     * @param excluded by the tenant
     */
    public static List<String> exclusions(ModelFolder folder, Collection<String> excluded, State to) {
        if (!decides(to) || excluded.isEmpty()) {
            return List.of();
        }
        Set<String> uses = new TreeSet<>(excluded);
        uses.retainAll(DecidingFeatures.of(folder));
        return uses.stream()
                .map(feature ->
                        "It uses the feature (%1$s), which is excluded from decisions about people. Train it again with --exclude %2$s, or take (%1$s) off the setting (trendguard.excluded-features) if it may decide and be named."
                                .formatted(feature, String.join(",", new TreeSet<>(excluded))))
                .toList();
    }

    /** What somebody can put aside with a reason: the findings of its readiness that refuse it, or that there are none. */
    public static List<String> objections(ModelFolder folder, State to) {
        if (!decides(to)) {
            return List.of();
        }
        if (!folder.has(ModelFolder.READINESS)) {
            return List.of(
                    "It has no %s, so nobody checked it for leaks and weak cohorts.".formatted(ModelFolder.READINESS));
        }
        return folder.json(ModelFolder.READINESS, Readiness.class).findings().stream()
                .filter(Readiness.Finding::refuses)
                .map(finding -> "%s, %s: %s".formatted(finding.check(), finding.subject(), finding.words()))
                .toList();
    }

    /** Whether a model of that state decides about customers. */
    public static boolean decides(State state) {
        return state == State.CANARY || state == State.LIVE;
    }
}
