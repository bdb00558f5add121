package io.trendguard.model.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorerTest {
    @Test
    void scoresAreWrittenRowByRowWithADecision() throws Exception {
        StringWriter out = new StringWriter();
        List<Integer> progress = new ArrayList<>();
        new Scorer(RiskModels.load(SeededModel.folder()), CostRule.DEFAULT).score(SeededModel.ROWS, out, progress::add);
        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(4001).first().isEqualTo("row_key,p_return,decision");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("row-\\d+,[01]\\.\\d{6},(flag|pass)"));
        assertThat(lines).anyMatch(line -> line.endsWith("flag")).anyMatch(line -> line.endsWith("pass"));
        assertThat(progress).containsExactly(4000);
    }

    @Test
    void aFlagIsRaisedWhereAMissedReturnCostsMoreThanANeedlessFlag() {
        assertThat(CostRule.DEFAULT.flags(0.5, 1000)).isTrue(); // 0.5 * 10.00 > 0.5 * 5.00
        assertThat(CostRule.DEFAULT.flags(0.3, 1000)).isFalse(); // 0.3 * 10.00 < 0.7 * 5.00
        assertThat(CostRule.DEFAULT.flags(0.5, 10000)).isFalse(); // 0.5 * 32.50 < 0.5 * 50.00
        assertThat(CostRule.DEFAULT.flags(0.1, 0)).isTrue();
    }
}
