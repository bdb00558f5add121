package io.trendguard.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.evaluate.CostEvaluation;
import io.trendguard.model.evaluate.Policy;
import io.trendguard.model.measure.Interval;
import io.trendguard.model.serve.CostRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a simpler way costs less than the model, the headline says so. */
final class HeadlineTest {
    private static final Interval NOTHING = new Interval(0, 0, 0);

    private static Policy policy(String name, double saved, double low, double high) {
        return new Policy(name, 0.2, 100, NOTHING, NOTHING, new Interval(saved, low, high));
    }

    private static String cheaper(Policy... policies) {
        return Headline.cheaper(new CostEvaluation("mapping shop", "", CostRule.DEFAULT, 0.4, List.of(policies)));
    }

    @Test
    void aSimplerWayThatCostsLessIsNamed() {
        assertThat(cheaper(
                        policy("nobody is flagged", -0.1, -0.2, -0.05),
                        policy("model, one by one", 0, 0, 0),
                        policy("model, one threshold", 0.05, 0.01, 0.06),
                        policy("logistic regression, one by one", 0.012, -0.004, 0.021),
                        policy("random forest, one by one", -0.01, -0.02, 0.01)))
                .isEqualTo("; a simpler way costs less by the same costs: logistic regression, one by one, 1.2 % less"
                        + " than the model (95 % interval: 0.4 % more to 2.1 % less), which is within chance");
    }

    @Test
    void moreThanChanceIsSaidToBeMore() {
        assertThat(cheaper(policy("nobody is flagged", 0.3, 0.2, 0.4)))
                .contains("nobody is flagged, 30.0 % less", "20.0 % to 40.0 % less", "prefer it where money counts");
    }

    @Test
    void whereTheModelCostsLeastNothingIsSaid() {
        assertThat(cheaper(
                        policy("nobody is flagged", -0.1, -0.2, -0.05),
                        policy("model, one by one", 0, 0, 0),
                        policy("model, one threshold", 0.05, 0.01, 0.06),
                        policy("logistic regression, one by one", 0, -0.1, 0.1)))
                .isEmpty();
    }
}
