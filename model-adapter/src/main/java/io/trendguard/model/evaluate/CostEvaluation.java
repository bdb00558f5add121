package io.trendguard.model.evaluate;

import io.trendguard.model.serve.CostRule;
import java.util.List;

/**
 * What decisions by the model cost under one cost rule.
 *
 * @param source who says what mistakes cost
 * @param says how the costs come about; may be empty
 * @param rule the costs, minor units
 * @param threshold the cheapest single threshold on the validation part; above 1 nobody is flagged
 * @param policies on the test: nobody, everybody, each model by the rule one by one, the model by the single threshold
 */
public record CostEvaluation(String source, String says, CostRule rule, double threshold, List<Policy> policies) {}
