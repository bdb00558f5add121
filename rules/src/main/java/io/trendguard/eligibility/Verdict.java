package io.trendguard.eligibility;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Whether a candidate may be used. "Could not tell" is an answer of its own and never leads to a contact. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Verdict.Eligible.class, name = "eligible"),
    @JsonSubTypes.Type(value = Verdict.Ineligible.class, name = "ineligible"),
    @JsonSubTypes.Type(value = Verdict.Undetermined.class, name = "undetermined")
})
public sealed interface Verdict {

    /** It may be used. */
    record Eligible() implements Verdict {}

    /** It may not, for these reason codes (sorted, at least one). */
    record Ineligible(List<String> reasons) implements Verdict {
        public Ineligible {
            reasons = reasons.stream().sorted().distinct().toList();
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("An ineligible candidate needs at least one reason code.");
            }
        }
    }

    /** It could not be told, and why. */
    record Undetermined(String cause) implements Verdict {}
}
