package io.trendguard.point;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecisionIdTest {
    private static final EventKey EVENT = EventKey.of(new Tenant("demo"), "/shop/web", "e-1");

    @Test
    void twoPointsDecideAboutOneEventUnderTwoNames() {
        DecisionId regret = new DecisionId(EVENT, new DecisionPoint("regret"));
        DecisionId giftWrap = new DecisionId(EVENT, new DecisionPoint("gift-wrap"));

        assertThat(regret.toString()).isEqualTo("d_" + EVENT.hex() + "-regret").isNotEqualTo(giftWrap.toString());
        assertThat(DecisionId.parse(regret.toString())).contains(regret);
        assertThat(DecisionId.parse(giftWrap.toString())).contains(giftWrap);
    }

    @Test
    void theNamesOfBeforeAreStillRead() {
        assertThat(DecisionId.parse("d_" + EVENT.hex())).contains(new DecisionId(EVENT, Optional.empty()));
        assertThat(new DecisionId(EVENT, Optional.empty())).hasToString("d_" + EVENT.hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d_",
                "d_00",
                "d_0123456789abcdef0123456789abcdef-",
                "d_0123456789abcdef0123456789abcdef-Regret",
                "d_0123456789abcdef0123456789abcdef-regret-",
                "t_0123456789abcdef0123456789abcdef",
                "d_0123456789ABCDEF0123456789ABCDEF"
            })
    void anythingElseNamesNoDecision(String text) {
        assertThat(DecisionId.parse(text)).isEmpty();
    }
}
