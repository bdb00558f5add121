package io.trendguard.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmsTest {
    private static final Tenant SHOP = new Tenant("demo");
    private static final int CUSTOMERS = 100_000;

    private static PersonRef customer(int number) {
        return new HashedPeople(SHOP).reference("c-" + number);
    }

    private static Arm arm(String experiment, int number, Shares shares) {
        return Arms.assign(experiment, SHOP, customer(number), shares).arm();
    }

    @Test
    void ofManyCustomersEachArmHasItsShare() {
        Map<Arm, Integer> counts = new EnumMap<>(Arm.class);
        for (int i = 0; i < CUSTOMERS; i++) {
            counts.merge(arm("regret-1", i, Shares.DEFAULTS), 1, Integer::sum);
        }

        for (Arm arm : Arm.values()) { // five standard deviations
            double share = Shares.DEFAULTS.of(arm);
            assertThat((double) counts.getOrDefault(arm, 0))
                    .as("%s", arm)
                    .isCloseTo(share * CUSTOMERS, within(5 * Math.sqrt(CUSTOMERS * share * (1 - share))));
        }
    }

    @Test
    void theArmInOneExperimentSaysNothingAboutAnother() {
        int both = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            boolean one = arm("regret-1", i, Shares.DEFAULTS) == Arm.MODEL_ONLY;
            boolean two = arm("regret-2", i, Shares.DEFAULTS) == Arm.MODEL_ONLY;
            both += one && two ? 1 : 0;
        }

        double expected = 0.45 * 0.45;
        assertThat((double) both)
                .isCloseTo(expected * CUSTOMERS, within(5 * Math.sqrt(CUSTOMERS * expected * (1 - expected))));
    }

    /** Pinned: a change here would move customers between arms and spoil every running experiment. */
    @Test
    void aCustomerStaysInTheirArmForEver() {
        ArmAssignment assignment =
                Arms.assign("regret-1", SHOP, new PersonRef("p_AAAAAAAAAAAAAAAAAAAAAA"), Shares.DEFAULTS);

        assertThat(assignment)
                .isEqualTo(new ArmAssignment(Arm.MODEL_ONLY, 0.45, "regret-1/demo/p_AAAAAAAAAAAAAAAAAAAAAA"));
        assertThat(Arms.uniform("regret-1/demo/p_AAAAAAAAAAAAAAAAAAAAAA")).isEqualTo(0.33152098096149474);
    }

    @Test
    void growingTheHoldoutOnlyMovesCustomersIntoIt() {
        Shares larger = new Shares(0.20, 0.40, 0.40);
        for (int i = 0; i < 10_000; i++) {
            if (arm("regret-1", i, Shares.DEFAULTS) == Arm.HOLDOUT) {
                assertThat(arm("regret-1", i, larger)).isEqualTo(Arm.HOLDOUT);
            }
        }
    }

    @Test
    void anArmWithoutShareIsNeverDrawn() {
        Shares withoutOffers = new Shares(0.5, 0.5, 0);
        for (int i = 0; i < 10_000; i++) {
            assertThat(arm("regret-1", i, withoutOffers)).isNotEqualTo(Arm.MODEL_AND_OFFER);
        }
    }

    @Test
    void sharesAddUpToOne() {
        assertThatThrownBy(() -> new Shares(0.1, 0.1, 0.1)).hasMessageContaining("add up to 1");
        assertThatThrownBy(() -> new Shares(-0.5, 1, 0.5)).hasMessageContaining("not be negative");
    }

    @Test
    void theDefaultsArePinned() {
        assertThat(Shares.DEFAULTS).isEqualTo(new Shares(0.10, 0.45, 0.45));
    }
}
