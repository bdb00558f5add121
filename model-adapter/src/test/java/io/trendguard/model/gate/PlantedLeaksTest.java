package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.train.SeededRows;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Leaks as they happen in shops, planted one at a time and all together into a clean table. */
final class PlantedLeaksTest {

    /** What is planted. */
    enum Leak {
        COPY_UNDER_OTHER_WORDS {
            @Override
            void plant(Shop shop) {
                int[] codes = IntStream.range(0, Shop.ROWS)
                        .map(row -> shop.random.nextInt(20) * 2 + (shop.returned[row] ? 1 : 0))
                        .map(code -> code * 7 % 40)
                        .toArray();
                shop.words(name(), codes);
            }
        },
        COPY_AS_NUMBERS_WITHOUT_ORDER {
            @Override
            void plant(Shop shop) {
                double[] codes = new double[Shop.ROWS];
                for (int row = 0; row < codes.length; row++) {
                    codes[row] = (shop.random.nextInt(100) * 2 + (shop.returned[row] ? 1 : 0)) * 77 % 200;
                }
                shop.numbers(name(), codes);
            }
        },
        COPY_WITH_ERRORS {
            @Override
            void plant(Shop shop) {
                int[] codes = new int[Shop.ROWS];
                for (int row = 0; row < codes.length; row++) {
                    codes[row] = (shop.random.nextInt(10) == 0) == shop.returned[row] ? 0 : 1;
                }
                shop.words(name(), codes);
            }
        },
        REFUND {
            @Override
            void plant(Shop shop) {
                double[] refunds = new double[Shop.ROWS];
                for (int row = 0; row < refunds.length; row++) {
                    boolean early = shop.returned[row] && shop.random.nextInt(10) < 8;
                    refunds[row] = early ? shop.prices[row] * (0.8 + 0.2 * shop.random.nextDouble()) : 0;
                }
                shop.numbers(name(), refunds);
            }
        },
        INSPECTED_BY {
            @Override
            void plant(Shop shop) {
                int[] codes = new int[Shop.ROWS];
                for (int row = 0; row < codes.length; row++) {
                    codes[row] = shop.returned[row] && shop.random.nextInt(10) < 3 ? shop.random.nextInt(4) : -1;
                }
                shop.words(name(), codes);
            }
        },
        LABEL_PRINTED_AT {
            @Override
            void plant(Shop shop) {
                double[] times = new double[Shop.ROWS];
                for (int row = 0; row < times.length; row++) {
                    times[row] = shop.moments[row]
                            + Duration.ofDays(shop.random.nextInt(40) - 30).toMillis();
                }
                shop.times(name(), times);
            }
        },
        CUSTOMERS_RETURN_RATE_OVER_ALL {
            @Override
            void plant(Shop shop) {
                shop.numbers(name(), shop.overGroup(shop.customers, (all, i) -> Shop.share(all, 0, all.length)));
            }
        },
        ITEMS_RETURN_RATE_OVER_ALL {
            @Override
            void plant(Shop shop) {
                shop.numbers(name(), shop.overGroup(shop.items, (all, i) -> Shop.share(all, 0, all.length)));
            }
        },
        CUSTOMERS_RATE_OF_THE_OTHER_ROWS {
            @Override
            void plant(Shop shop) {
                shop.numbers(
                        name(),
                        shop.overGroup(
                                shop.customers,
                                (all, i) -> all.length == 1
                                        ? Double.NaN
                                        : (Shop.count(all, 0, all.length) - (all[i] ? 1 : 0)) / (all.length - 1)));
            }
        },
        CUSTOMERS_RETURNS_UP_TO_AND_WITH_THIS {
            @Override
            void plant(Shop shop) {
                shop.numbers(name(), shop.overGroup(shop.customers, (all, i) -> Shop.count(all, 0, i + 1)));
            }
        },
        CUSTOMERS_RETURNS_STILL_TO_COME {
            @Override
            void plant(Shop shop) {
                shop.numbers(name(), shop.overGroup(shop.customers, (all, i) -> Shop.count(all, i + 1, all.length)));
            }
        };

        abstract void plant(Shop shop);
    }

    @ParameterizedTest
    @EnumSource
    void aLeakIsFoundByItsValuesAndRefusesTheModel(Leak leak) {
        Shop shop = new Shop(1);
        leak.plant(shop);
        LeakCheck.Result result = LeakCheck.of(shop.rows(), Map.of(), LeakSettings.DEFAULTS);
        assertThat(result.findings()).extracting(Finding::subject).containsExactly(leak.name());
        assertThat(result.findings().get(0).refuses()).isTrue();
        assertThat(result.findings().get(0).words())
                .contains(leak.name())
                .containsPattern("\\d")
                .contains("Take it out of the features");
    }

    @Test
    void leaksDoNotCoverEachOther() {
        Shop shop = new Shop(2);
        List.of(Leak.values()).forEach(leak -> leak.plant(shop));
        LeakCheck.Result result = LeakCheck.of(shop.rows(), Map.of(), LeakSettings.DEFAULTS);
        assertThat(result.findings())
                .extracting(Finding::subject)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Leak.values()).map(Leak::name).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void aCleanTableIsNotAccused(long seed) {
        LeakCheck.Result result = LeakCheck.of(new Shop(seed).rows(), Map.of(), LeakSettings.DEFAULTS);
        assertThat(result.columns()).hasSize(9);
        assertThat(result.findings()).as(result.columns().toString()).isEmpty();
    }

    @Test
    void aLeakThatTheModelDoesNotUseIsOnlyNoted() {
        Shop shop = new Shop(3);
        Leak.REFUND.plant(shop);
        LeakCheck.Result result =
                LeakCheck.of(shop.without(Leak.REFUND.name()).rows(), Map.of(), LeakSettings.DEFAULTS);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).refuses()).isFalse();
        assertThat(result.findings().get(0).words()).contains("does not use it");
    }

    @Test
    void whoVouchesForAColumnIsQuotedAndTheModelNotRefused() {
        Shop shop = new Shop(3);
        Leak.LABEL_PRINTED_AT.plant(shop);
        LeakCheck.Result result = LeakCheck.of(
                shop.rows(),
                Map.of(Leak.LABEL_PRINTED_AT.name(), "the day is promised in the basket"),
                LeakSettings.DEFAULTS);
        assertThat(result.findings()).hasSize(1);
        assertThat(result.findings().get(0).refuses()).isFalse();
        assertThat(result.findings().get(0).words()).contains("the day is promised in the basket");
    }

    @Test
    void anOutcomeThatIsPureChanceAccusesNothing() {
        Shop shop = new Shop(4);
        Random coin = new Random(5);
        for (int row = 0; row < Shop.ROWS; row++) {
            shop.returned[row] = coin.nextBoolean();
        }
        assertThat(LeakCheck.of(shop.rows(), Map.of(), LeakSettings.DEFAULTS).findings())
                .isEmpty();
    }

    /** Of the last month only what came back is known yet, so whatever is special to it seems to tell the outcome. */
    @Test
    void aSeasonIsNotAccusedOfKnowingWhichOutcomesAreKnownEarly() {
        TrainingSet rows = SeededRows.rows(7, 40_000);
        long end = rows.eventTimes()[39_999];
        float[] season = ((Column.Numbers) rows.columns().get(3)).values();
        Random random = new Random(7);
        for (int row = 0; row < rows.size(); row++) {
            boolean lastMonth = rows.eventTimes()[row] + Duration.ofDays(30).toMillis() > end;
            float drawn = random.nextFloat();
            season[row] = lastMonth ? 0.8f + drawn / 100 : row < 20_000 ? drawn : drawn / 2;
            if (rows.labelKnownAt()[row] > end) {
                rows.labels()[row] = TrainingSet.UNKNOWN;
                rows.labelKnownAt()[row] = Long.MAX_VALUE;
            }
        }
        assertThat(LeakCheck.ofFeatures(rows, Map.of(), LeakSettings.DEFAULTS).findings())
                .isEmpty();
    }
}
