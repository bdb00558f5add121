package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.card.Readiness;
import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.RawRows;
import io.trendguard.model.point.cart.CartFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What knows how a cart ends is found by its values, and the model is refused. */
final class CartLeaksTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int CARTS = 2_000;
    private static final String MAPPING = """
            name: finished-carts
            says: carts with what became of them
            format: csv
            row_key: '{key}'
            table:
              delimiter: ','
              missing: ['']
              key: cart
              time: {column: cart, as: sequence, from: '2026-01-01T00:00:00Z'}
              ignored: []
              label: {column: abandoned, positive: ['1'], negative: ['0'], means: the cart is abandoned}
              feed: cart-check
              features:
                - {name: value, column: cart_value, kind: NUMERIC, reason_code: A, raises: {customer: more, analyst: more},
                   lowers: {customer: less, analyst: less}}
                - {name: speed, column: shipping_speed, kind: CATEGORY, reason_code: B,
                   raises: {customer: more, analyst: more}, lowers: {customer: less, analyst: less}}
                - {name: status, column: payment_status, kind: CATEGORY, reason_code: C,
                   raises: {customer: more, analyst: more}, lowers: {customer: less, analyst: less}}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    /** How a cart of a made-up shop is told. */
    private interface Device {
        String of(Random random, boolean bought);
    }

    /** Carts of which phones are bought less often than others, some of them hours later. */
    private static TrainingSet carts(Device device) {
        Random random = new Random(1);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < CARTS; i++) {
            Instant at = START.plus(Duration.ofMinutes(30L * i + random.nextInt(20)));
            long priceMinor = 500L + random.nextInt(20_000);
            boolean bought = random.nextDouble() < (priceMinor < 2_000 ? 0.25 : 0.55);
            String customer = "c" + random.nextInt(900);
            events.add(CartFacts.filled("cart" + i, customer, priceMinor, device.of(random, bought), at));
            if (bought) {
                events.add(CartFacts.bought("cart" + i, customer, at.plusSeconds(random.nextInt(86_400))));
            }
        }
        events.sort(Comparator.comparing(Event::knownAt));
        return CartFacts.rows(events.toArray(Event[]::new));
    }

    private static Readiness judged(TrainingSet rows, Optional<RawRows> raw) {
        return Gate.of(
                new Gate.Evidences(rows, raw, Map.of(), Optional.empty(), Optional.empty(), List.of(), List.of()),
                GateSettings.DEFAULTS);
    }

    private static List<String> refused(Readiness readiness) {
        return readiness.findings().stream()
                .filter(Finding::refuses)
                .map(Finding::subject)
                .toList();
    }

    @Test
    void aDeviceThatSaysWhetherTheCartWillBePaidRefusesTheModel() {
        Readiness readiness = judged(carts((random, bought) -> bought ? "paid" : "unpaid"), Optional.empty());
        assertThat(readiness.ready()).isFalse();
        assertThat(readiness.findings())
                .filteredOn(Finding::refuses)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.check()).isEqualTo(Check.LEAK);
                    assertThat(finding.subject()).isEqualTo("cart_device");
                    assertThat(finding.words()).contains("(cart_device)", "Take it out of the features");
                });
    }

    @Test
    void aLeakInFewRowsIsFoundToo() {
        Readiness readiness = judged(
                carts((random, bought) -> bought && random.nextInt(10) < 3 ? "receipt printer" : "phone"),
                Optional.empty());
        assertThat(refused(readiness)).containsExactly("cart_device");
    }

    @Test
    void cartsWithoutALeakAreNotAccused() {
        Readiness readiness = judged(
                carts((random, bought) -> random.nextInt(10) < (bought ? 4 : 6) ? "phone" : "desktop"),
                Optional.empty());
        assertThat(readiness.findings())
                .filteredOn(finding -> finding.check() == Check.LEAK)
                .isEmpty();
    }

    @Test
    void aTableWithThePaymentStatusRefusesTheModelAndNamesTheColumn() throws IOException {
        Readiness readiness = tabled(line -> line);
        assertThat(readiness.ready()).isFalse();
        assertThat(refused(readiness)).containsExactly("payment_status", "status");
    }

    @Test
    void aColumnThatWasFilledInAfterTheFactIsNamedUnderItsPlainName() throws IOException {
        Readiness readiness =
                tabled(line -> line.replace("standard,paid", "sent,none").replace("unpaid", "none"));
        assertThat(readiness.ready()).isFalse();
        assertThat(refused(readiness)).containsExactly("shipping_speed", "speed");
    }

    private Readiness tabled(UnaryOperator<String> told) throws IOException {
        Random random = new Random(2);
        List<String> lines = new ArrayList<>(List.of("cart,cart_value,shipping_speed,payment_status,abandoned"));
        for (int i = 0; i < CARTS; i++) {
            int value = 5 + random.nextInt(200);
            boolean bought = random.nextDouble() < (value < 20 ? 0.2 : 0.5);
            lines.add(
                    told.apply("%d,%d,standard,%s,%d".formatted(i, value, bought ? "paid" : "unpaid", bought ? 0 : 1)));
        }
        List<Path> table = List.of(Files.write(folder.resolve("carts.csv"), lines));
        Path mapping = Files.writeString(folder.resolve("finished-carts.yaml"), MAPPING);
        Tenant shop = new Tenant("shop");
        MappedFiles files = new MappedFiles(
                MappingFile.load(mapping.toString()),
                shop,
                new HashedPeople(shop),
                Instant.parse("2026-11-20T00:00:00Z"),
                rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
        return judged(files.trainingSet(table), files.raw(table));
    }
}
