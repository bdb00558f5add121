package io.trendguard.model.serve;

import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.FeatureWords;
import io.trendguard.model.feature.Neutral;
import io.trendguard.risk.Contribution;
import io.trendguard.risk.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strongest findings that raise a risk, in words; features that stand for the same finding count together. */
final class Reasons {
    /** How many are given. */
    static final int MOST = 3;

    private Reasons() {}

    /** How a finding is told to analysts. */
    interface Sentences {
        String analystSentence(FeatureDefinition definition, boolean raisesRisk, FeatureValue value);
    }

    /**
     * As people say it.
     *
     * @param currency of the order, where it is known
     */
    record Wording(Optional<String> currency) implements Sentences {
        @Override
        public String analystSentence(FeatureDefinition definition, boolean raisesRisk, FeatureValue value) {
            return FeatureWords.sentence(definition, raisesRisk, value, currency);
        }
    }

    static List<Reason> of(
            FeatureSchema schema,
            FeatureVector vector,
            List<Contribution> contributions,
            Sentences sentences,
            Neutral neutral) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (int f = 0; f < contributions.size(); f++) {
            Finding one = new Finding(
                    f, contributions.get(f).logOdds(), contributions.get(f).logOdds());
            findings.merge(schema.definitions().get(f).reasonCode(), one, Finding::with);
        }
        List<Reason> reasons = new ArrayList<>(MOST);
        findings.values().stream()
                .filter(finding -> finding.sum > 0)
                .sorted(Comparator.comparingDouble(Finding::sum).reversed())
                .limit(MOST)
                .forEach(finding -> reasons.add(
                        reason(schema.definitions().get(finding.strongest), vector, finding, sentences, neutral)));
        return reasons;
    }

    private static Reason reason(
            FeatureDefinition definition, FeatureVector vector, Finding finding, Sentences sentences, Neutral neutral) {
        FeatureValue value = vector.features().get(finding.strongest).value();
        return new Reason(
                definition.reasonCode(),
                definition.name(),
                finding.sum,
                definition.customerSentence(true, value, neutral),
                sentences.analystSentence(definition, true, value));
    }

    private record Finding(int strongest, double most, double sum) {
        Finding with(Finding other) {
            boolean stronger = other.most > most;
            return new Finding(stronger ? other.strongest : strongest, stronger ? other.most : most, sum + other.sum);
        }
    }
}
