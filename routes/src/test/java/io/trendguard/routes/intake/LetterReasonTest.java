package io.trendguard.routes.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Finding;
import io.trendguard.event.InvalidEventException;
import io.trendguard.routes.state.RejectionReason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Dead letters have a reason in common and repeat nothing of what they held. */
class LetterReasonTest {
    private static Problem problem(Finding finding) {
        return Problem.from(new InvalidEventException(List.of(finding)));
    }

    @Test
    void theFirstFindingIsTheReasonAndItsValueIsOnlySketched() {
        Problem problem = problem(new Finding("item_price", "64,40 \u20ac von Ana", "must be a number"));
        assertThat(LetterReason.of(problem).field()).isEqualTo("item_price");
        assertThat(LetterReason.of(problem).remedy()).isEqualTo("must be a number");
        assertThat(LetterReason.shape(problem)).contains("99,99 \u20ac aaa Aaa");
    }

    @Test
    void aPersonalValueIsNotEvenSketched() {
        assertThat(LetterReason.shape(problem(new Finding("data.customer_id", Finding.WITHHELD, "is too long"))))
                .isEmpty();
    }

    @Test
    void aSentenceOnTheWholeLineLeavesItsValuesOut() {
        RejectionReason one =
                LetterReason.of(problem(Finding.whole("row", "The customer (ana@x.example) is not known.")));
        RejectionReason other = LetterReason.of(problem(Finding.whole("row", "The customer (bob) is not known.")));
        assertThat(one.remedy()).isEqualTo("The customer (\u2026) is not known.");
        assertThat(one.id()).isEqualTo(other.id());
    }

    @Test
    void aFieldThatIsNoNameOfOursIsWithheld() {
        assertThat(LetterReason.of(problem(new Finding("ana@x.example", "1", "is not known here")))
                        .field())
                .isEqualTo("(withheld)");
    }

    @Test
    void conflictsAreOneReason() {
        assertThat(LetterReason.of(Problem.conflict("one")).id())
                .isEqualTo(LetterReason.of(Problem.conflict("other")).id())
                .isEqualTo(RejectionReason.conflict().id());
    }
}
