package io.trendguard.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.contact.ContactReading;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.contact.ledger.ContactFold;
import io.trendguard.contact.ledger.PersonContacts;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.log.Entry;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.LogPayload;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of consents and contacts say what the contact ledger says, which decides whether a message may be sent. */
final class ContactTablesTest {
    private static final Tenant SHOP = new Tenant("shop");

    @TempDir
    private Path folder = Path.of("");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final Map<String, PersonContacts> ledger = new TreeMap<>();
    private Instant end = Instant.EPOCH;

    @BeforeEach
    void write() {
        end = new ShopLog(log, SHOP, 31).orders(400).now().plus(Duration.ofHours(1));
        ContactFold fold = new ContactFold();
        try (Stream<Entry> entries = log.scan(SHOP, 0)) {
            entries.forEach(entry -> LogPayload.of(entry).ifPresent(payload -> {
                LoggedPayload logged =
                        new LoggedPayload(SHOP, new LogPlace(0, entry.position()), entry.time(), payload);
                for (String person : fold.rows(payload)) {
                    fold.after(person, Optional.ofNullable(ledger.get(person)), logged)
                            .ifPresent(after -> ledger.put(person, after));
                }
            }));
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    private Map<String, String> asked(String query) {
        try (Warehouse warehouse =
                new Warehouse(new WarehouseSettings(folder.resolve("w"), Duration.ofMillis(50), 77, 256, 1), log)) {
            assertThat(warehouse.follow()).isTrue();
            return warehouse.ask(SHOP, connection -> {
                Map<String, String> found = new TreeMap<>();
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getString(2));
                    }
                }
                return found;
            });
        }
    }

    @Test
    void whoWasContactedInTheLastWeekIsWhatTheLimitsCount() {
        String counting = Arrays.stream(Result.values())
                .filter(Result::mayHaveReached)
                .map(result -> "'" + result.name() + "'")
                .collect(Collectors.joining(", "));
        Map<String, String> expected = new TreeMap<>();
        ledger.forEach((person, contacts) -> {
            int week = contacts.readingAt(end).channels().values().stream()
                    .mapToInt(ContactReading.ChannelReading::contactsLast7Days)
                    .sum();
            if (week > 0) {
                expected.put(person, Integer.toString(week));
            }
        });
        assertThat(expected).hasSizeGreaterThan(10);
        assertThat(asked(
                        "SELECT person, count(*) FROM contacts WHERE result IN (%s) AND time > TIMESTAMP '%s' GROUP BY 1"
                                .formatted(counting, Times.stored(end.minus(Duration.ofDays(7))))))
                .isEqualTo(expected);
    }

    @Test
    void theLatestWordOfACustomerIsTheConsentThatCounts() {
        Map<String, String> expected = new TreeMap<>();
        ledger.forEach((person, contacts) -> {
            ConsentState state = contacts.readingAt(end).on(Channel.EMAIL).consent();
            if (state != ConsentState.UNKNOWN) {
                expected.put(person, Boolean.toString(state == ConsentState.GRANTED));
            }
        });
        assertThat(expected.values()).contains("true", "false");
        assertThat(asked("SELECT person, granted FROM (SELECT * FROM consents WHERE channel = 'EMAIL'"
                        + " QUALIFY row_number() OVER (PARTITION BY person ORDER BY time DESC, granted) = 1)"))
                .isEqualTo(expected);
    }

    @Test
    void whatTablesReadAboutACandidateStandsBesideIt() {
        assertThat(asked("SELECT 'all', count(*) FROM candidates"))
                .isEqualTo(asked(
                        "SELECT 'all', count(*) FROM candidates WHERE consent IN ('GRANTED', 'REFUSED', 'UNKNOWN')"
                                + " AND due_hours >= delay_hours AND value > 0 AND local_hour BETWEEN -1 AND 23"
                                + " AND budget_after = 100000 - cost"));
    }
}
