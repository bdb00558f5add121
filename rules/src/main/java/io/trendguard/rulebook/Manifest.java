package io.trendguard.rulebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.trendguard.candidate.Candidate;
import io.trendguard.event.Channel;
import io.trendguard.event.Nearest;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.Stage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code rulebook.yaml} says: whose rulebook it is and every word and number that its tables may use.
 *
 * @param name for example {@code regret}
 * @param tenant the retailer, or {@code any}
 * @param decisionPoint what it decides
 * @param owner who answers for it
 * @param description what policy it holds, in a few sentences
 * @param locales languages of its messages, the fallback first
 * @param channels that it may use
 * @param segments the policy's words for customers
 * @param bands the policy's words for how high a risk is
 * @param parameters the numbers that tables read, by name
 * @param features the features that tables read, by name
 * @param interventions what may be done, by name
 * @param reasons what each reason code says, by code
 */
public record Manifest(
        String name,
        String tenant,
        DecisionPoint decisionPoint,
        String owner,
        String description,
        List<String> locales,
        List<Channel> channels,
        List<String> segments,
        List<String> bands,
        Map<String, Parameter> parameters,
        Map<String, FeatureUse> features,
        Map<String, Intervention> interventions,
        Map<String, String> reasons) {
    public Manifest {
        locales = List.copyOf(locales);
        channels = List.copyOf(channels);
        segments = List.copyOf(segments);
        bands = List.copyOf(bands);
        parameters = new TreeMap<>(parameters);
        features = new TreeMap<>(features);
        interventions = new TreeMap<>(interventions);
        reasons = new TreeMap<>(reasons);
        parameters = java.util.Collections.unmodifiableMap(parameters);
        features = java.util.Collections.unmodifiableMap(features);
        interventions = java.util.Collections.unmodifiableMap(interventions);
        reasons = java.util.Collections.unmodifiableMap(reasons);
    }

    /**
     * The parameter of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Parameter parameter(String parameter) {
        Parameter found = parameters.get(parameter);
        if (found == null) {
            throw new IllegalArgumentException("The parameter (%s) is not in rulebook.yaml%s."
                    .formatted(parameter, Nearest.hint(parameter, parameters.keySet())));
        }
        return found;
    }

    /**
     * A number that tables read and a slider moves.
     *
     * @param value what it is now
     * @param unit for example {@code probability} or {@code hours}
     * @param min smallest value an analyst may set
     * @param max largest value an analyst may set
     * @param says what it is for
     */
    public record Parameter(BigDecimal value, String unit, BigDecimal min, BigDecimal max, String says) {
        public Parameter {
            if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                throw new IllegalArgumentException("The value (%s) must be within [%s, %s] %s."
                        .formatted(Parameters.written(value), Parameters.written(min), Parameters.written(max), unit));
            }
        }

        /** The same parameter with another value, which must be within its bounds. */
        Parameter with(BigDecimal other) {
            return new Parameter(other, unit, min, max, says);
        }
    }

    /**
     * A feature that tables read.
     *
     * @param type number or word
     * @param missing what tables read where nothing is known; absent if nothing may be decided then
     * @param min smallest number that makes sense
     * @param max largest number that makes sense
     * @param says what it is
     */
    public record FeatureUse(
            Type type, Optional<String> missing, Optional<BigDecimal> min, Optional<BigDecimal> max, String says) {
        /** What sort of value it is. */
        public enum Type {
            NUMBER,
            WORD
        }
    }

    /**
     * Something that may be done.
     *
     * @param kind what rules call it
     * @param scope one line or the basket
     * @param stages when it can be proposed
     * @param templates its message by channel; none for internal marks
     * @param cost the parameter that says what it costs if taken, beside a credit, minor units
     * @param content what the customer's page shows behind the link of its messages, by name of its files; it is not
     *     eligible where that is not written
     * @param says what it is
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Intervention(
            Candidate.Kind kind,
            Candidate.Scope scope,
            List<Stage> stages,
            Map<Channel, String> templates,
            Optional<String> cost,
            Optional<List<String>> content,
            String says) {
        public Intervention {
            content = content.map(List::copyOf);
            stages = List.copyOf(stages);
            templates = Map.copyOf(templates);
        }
    }
}
