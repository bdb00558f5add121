package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.point.TableFile;
import io.trendguard.rulebook.cases.GoldenCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row or rule that could be deleted without any case failing is a row or rule that nobody watches. */
class DeletionTest {

    @ParameterizedTest
    @ValueSource(strings = {"cart", "regret", "regret-48h"})
    void deletingAnyRowOrRuleMakesACaseFail(String name) {
        Rulebook whole = Rulebook.shipped(name);
        List<GoldenCase> cases = GoldenCase.of(whole.files());
        assertThat(cases)
                .allMatch(
                        golden -> golden.difference(golden.decide(whole), whole).isEmpty());
        List<String> unwatched = new ArrayList<>();
        for (TableFile tables : whole.point().tables()) {
            String path = tables.path();
            DmnFile file = DmnFile.parse(path, whole.files().text(path).orElseThrow());
            for (Table table : file.tables()) {
                for (Table.Row row : table.rows()) {
                    Rulebook less = whole.with(path, file.withoutRow(table.name(), row.number()));
                    if (noneFails(cases, less)) {
                        unwatched.add(path + " " + table.name() + " " + row.number());
                    }
                }
            }
        }
        for (String rule : whole.rules().names()) {
            if (noneFails(cases, whole.withoutRule(rule))) {
                unwatched.add(rule);
            }
        }
        assertThat(unwatched).isEmpty();
    }

    private static boolean noneFails(List<GoldenCase> cases, Rulebook rulebook) {
        return cases.stream()
                .allMatch(golden ->
                        golden.difference(golden.decide(rulebook), rulebook).isEmpty());
    }
}
