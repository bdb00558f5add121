package io.trendguard.model.evaluate;

import io.trendguard.model.serve.CostRule;
import io.trendguard.rulebook.Manifest;
import java.util.Optional;

/**
 * What mistakes cost, and who says so.
 *
 * @param source for example {@code mapping fashion-returns}
 * @param rule the costs
 */
public record NamedCosts(String source, CostRule rule) {
    private static final String HANDLING = "return_handling_minor";
    private static final String MARGIN = "kept_value_share";
    private static final String FRICTION = "friction_message_minor";

    /**
     * The costs that the parameters of a rulebook imply: a missed return costs its handling and the margin of the item, a
     * needless message the attention of a customer. Empty if the rulebook has no such parameters.
     */
    public static Optional<NamedCosts> of(Manifest rulebook) {
        Manifest.Parameter handling = rulebook.parameters().get(HANDLING);
        Manifest.Parameter margin = rulebook.parameters().get(MARGIN);
        Manifest.Parameter friction = rulebook.parameters().get(FRICTION);
        if (handling == null || margin == null || friction == null) {
            return Optional.empty();
        }
        return Optional.of(new NamedCosts(
                "rulebook %s (%s %s, %s %s, %s %s)"
                        .formatted(
                                rulebook.name(),
                                HANDLING,
                                handling.value(),
                                MARGIN,
                                margin.value(),
                                FRICTION,
                                friction.value()),
                new CostRule(
                        handling.value().doubleValue(),
                        margin.value().doubleValue(),
                        friction.value().doubleValue(),
                        0)));
    }
}
