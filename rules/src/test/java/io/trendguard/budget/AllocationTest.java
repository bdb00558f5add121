package io.trendguard.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationTest {
    private static Proposal proposal(String decision, String priority, long cost) {
        return new Proposal(decision, "offer/email/1", new BigDecimal(priority), cost);
    }

    private static BudgetReading left(long window) {
        return new BudgetReading(0, window);
    }

    @Test
    void theHigherPriorityGoesFirstAndTheRestHearsWhy() {
        assertThat(Allocation.allocate(List.of(proposal("d_1", "10", 60), proposal("d_2", "20", 60)), left(100)))
                .containsExactly(
                        new Grant("d_2", 60, Optional.empty()), new Grant("d_1", 0, Optional.of("BUDGET_SPENT")));
    }

    @Test
    void aProposalTooDearForWhatIsLeftLetsCheaperOnesPass() {
        List<Proposal> window =
                List.of(proposal("d_1", "30", 80), proposal("d_2", "20", 50), proposal("d_3", "10", 20));

        assertThat(Allocation.allocate(window, left(100)))
                .extracting(Grant::granted)
                .containsExactly(true, false, true);
    }

    @Test
    void tiesGoToTheCheaperAndThenByName() {
        List<Proposal> window = List.of(proposal("d_3", "1", 5), proposal("d_2", "1", 5), proposal("d_9", "1", 4));

        assertThat(Allocation.allocate(window, left(9)))
                .extracting(Grant::decisionId)
                .containsExactly("d_9", "d_2", "d_3");
    }

    @Test
    void whatCostsNothingIsGrantedFromAnEmptyBudget() {
        assertThat(Allocation.allocate(List.of(proposal("d_1", "1", 0)), left(0)))
                .allMatch(Grant::granted);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverMoreThanWhatIsLeftIsGrantedAndOrderDoesNotMatter(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            List<Proposal> window = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                window.add(proposal("d_" + i, Integer.toString(random.nextInt(5)), random.nextInt(100)));
            }
            long left = random.nextInt(1_500);
            List<Grant> grants = Allocation.allocate(window, left(left));
            Collections.shuffle(window, random);

            assertThat(grants.stream().mapToLong(Grant::costMinor).sum()).isLessThanOrEqualTo(left);
            assertThat(Allocation.allocate(window, left(left))).isEqualTo(grants);
            assertThat(Allocation.allocate(window, left(left + 100)).get(0).granted())
                    .as("more money never refuses the first")
                    .isTrue();
        }
    }
}
