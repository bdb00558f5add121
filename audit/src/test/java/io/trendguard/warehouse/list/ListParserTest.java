package io.trendguard.warehouse.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.event.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a list cannot answer is refused with its parameter, its value and what to send instead. */
class ListParserTest {
    private static ListQuery parsed(String query) {
        return ListParser.parse(
                Lists.find("decisions").orElseThrow(),
                SavedViews.parameters(query),
                Parameter.OF_PAGE,
                id -> Optional.empty());
    }

    private static List<Finding> findings(String query) {
        try {
            parsed(query);
        } catch (InvalidListException e) {
            return e.findings();
        }
        return List.of();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reslt=INTERVENE | reslt | maybe you meant (result)",
                "RESULT=INTERVENE | RESULT | maybe you meant (result)",
                "result.min=A | result.min | known are result, result.not, result.known",
                "risk.contains=0 | risk.contains | known are risk, risk.not, risk.min, risk.max, risk.known",
                "result.=A | result. | known are",
                "person=p_1 | person | known are",
                "format=csv | format | known are",
                "result=STEPPED_IN | result | must be one of INTERVENE, NOTHING, UNDETERMINED",
                "result=intervene | result | maybe you meant (INTERVENE)",
                "result= | result | must not be empty",
                "risk.min=high | risk.min | must be a number from 0 to 1",
                "risk.min=1.5 | risk.min | must be a number from 0 to 1",
                "risk.min=NaN | risk.min | must be a number",
                "risk.min=0x1p3 | risk.min | must be a number",
                "risk.min=0.8&risk.max=0.2 | risk.max | must not be less than (risk.min)",
                "time.min=2026-12-01&time.max=2026-11-01 | time.max | must not be less than (time.min)",
                "value=49.90 | value | minor units",
                "value=99999999999999999999 | value | must be a whole number",
                "items.min=2.5 | items.min | must be a whole number",
                "time.min=yesterday | time.min | must be a date such as",
                "time.min=2026-02-30 | time.min | must be a date such as",
                "time.min=1764500000 | time.min | must be a date such as",
                "time.min=-999999999-01-01 | time.min | must be a date such as",
                "safe_mode=yes | safe_mode | must be true or false",
                "risk.known=maybe | risk.known | must be true or false",
                "risk.min=0.1&risk.min=0.2 | risk.min | must be given once",
                "page=0 | page | must be a whole number from 1",
                "page=-1 | page | must be a whole number from 1",
                "page=2147483648 | page | must be a whole number from 1 to 40000",
                "page=99999999999999999999999 | page | must be a whole number from 1",
                "page=1&page=2 | page | must be given once",
                "size=0 | size | must be a whole number from 1 to 200",
                "size=201 | size | must be a whole number from 1 to 200",
                "size=ten | size | must be a whole number",
                "sort=nothing | sort | must name a column",
                "sort=-risky | sort | maybe you meant (risk)",
                "sort=product | sort | must name a column",
                "sort=customer | sort | must name a column",
                "sort=time;drop | sort | must name a column",
                "sort=time, risk | sort | must name a column",
                "sort= | sort | must not be empty",
                "columns=time,,risk | columns | must name a column",
                "columns=time,customer | columns | must name a column",
                "columns=* | columns | must name a column",
                "until=now | until | must be a place on the log",
                "until=-1 | until | must be a place on the log",
                "q= | q | must not be empty",
                "q=%20%20 | q | must be 1 to 10 words",
                "q=a b c d e f g h i j k | q | must be 1 to 10 words",
            })
    void whatCannotBeAnsweredIsNamedWithARemedy(String query, String parameter, String remedy) {
        assertThat(findings(query)).as(query).isNotEmpty().anySatisfy(finding -> {
            assertThat(finding.field()).isEqualTo(parameter);
            assertThat(finding.remedy()).contains(remedy);
        });
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        assertThat(findings("reslt=A&size=0&sort=x&risk.min=2"))
                .extracting(Finding::field)
                .containsExactlyInAnyOrder("reslt", "size", "sort", "risk.min");
    }

    @Test
    void aCustomerIdIsNeverRepeated() {
        String id = "x".repeat(300);
        assertThatThrownBy(() -> parsed("customer=" + id))
                .isInstanceOf(InvalidListException.class)
                .hasMessageNotContaining("xx");
    }

    @Test
    void whoMayNotLookForCustomersIsNotOfferedTheFilter() {
        ListDefinition list = Lists.find("decisions").orElseThrow().withoutHidden();
        assertThat(list.column("customer")).isEmpty();
        assertThatThrownBy(() -> ListParser.parse(
                        list, Map.of("customer", List.of("ann")), Parameter.OF_PAGE, id -> Optional.of("p_1")))
                .isInstanceOf(InvalidListException.class)
                .hasMessageContaining("customer");
    }

    @Test
    void withoutParametersItIsTheFirstPageWithTheNewestFirst() {
        ListQuery query = parsed("");
        assertThat(query.page()).isEqualTo(1);
        assertThat(query.size()).isEqualTo(25);
        assertThat(query.sort().column().name()).isEqualTo("time");
        assertThat(query.sort().descending()).isTrue();
        assertThat(query.columns()).extracting(ListColumn::name).contains("time", "result", "outcome");
    }

    @Test
    void timesAreReadInAnyZoneAndDaysInUtc() {
        assertThat(parsed("time.min=2026-11-29T15:31:07%2B01:00")
                        .filters()
                        .get(0)
                        .values()
                        .get(0))
                .hasToString("2026-11-29T14:31:07");
        assertThat(parsed("time.min=2026-11-29").filters().get(0).values().get(0))
                .hasToString("2026-11-29T00:00");
    }

    @Test
    void everyListIsWellDefined() {
        assertThat(Lists.all()).hasSize(4).allSatisfy(list -> {
            list.defaults()
                    .forEach(name -> assertThat(list.column(name)).as(name).isPresent());
            assertThat(list.own(list.chartBy()).is(ListColumn.Use.CHART)).isTrue();
            assertThat(list.columns()).extracting(ListColumn::name).doesNotHaveDuplicates();
            assertThat(list.columns()).allSatisfy(column -> {
                assertThat(column.says()).endsWith(".");
                assertThat(column.title()).isNotBlank();
                assertThat(column.joins())
                        .allSatisfy(join -> assertThat(list.joins()).containsKey(join));
            });
            assertThat(list.columns()).noneMatch(column -> column.name().equals("person"));
        });
    }
}
