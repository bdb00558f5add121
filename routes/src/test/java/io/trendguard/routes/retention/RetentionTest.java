package io.trendguard.routes.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.EventSchemas;
import io.trendguard.event.Feed;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.KnownAt;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.Entry;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Head;
import io.trendguard.log.payload.EventPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.PointDefinitions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw data of carts goes after two weeks, and nothing else does. */
final class RetentionTest {
    private static final Tenant SHOP = new Tenant("store_12345");
    private static final Instant THEN = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(14);

    private SegmentAuditLog log;
    private final Path folder;

    RetentionTest(@TempDir Path folder) {
        this.folder = folder;
        this.log = open(folder.resolve("log"));
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static SegmentAuditLog open(Path folder) {
        return SegmentAuditLog.open(AuditSettings.in(folder), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    private void happened(Feed feed, String stage, Instant at) {
        ObjectNode event = EventSchemas.example(feed);
        event.put("id", feed.word() + stage + at);
        event.put("time", at.toString());
        ObjectNode data = (ObjectNode) event.path("data");
        for (String moment : List.of("last_activity_at", "started_at", "cart_started_at")) {
            if (data.has(moment)) {
                data.put(moment, at.minusSeconds(60).toString());
            }
        }
        if (!stage.isEmpty()) {
            data.put("stage", stage);
        }
        Event read = new EventReader().read(SHOP, event, new KnownAt.Now(at), new HashedPeople(SHOP));
        byte[] content = sha256(event.toString());
        Appended appended = log.appendOnce(
                SHOP, new EventIdentity(read.key(), content, content), List.of(new EventPayload(read).toEntry(at)));
        ((Appended.Sequenced) appended).durable().join();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isWhole(long position) {
        return log.read(SHOP, position).orElseThrow().payload().isPresent();
    }

    private Retention retention() {
        return new Retention(log, log::removePayloads, PointDefinitions.installed());
    }

    @Test
    void whatWasAskedAboutACartAndHowItWasFilledGoesAfterTwoWeeksAndNothingElseDoes() {
        happened(Feed.CART_CHECK, "", THEN);
        happened(Feed.CART, "browsing", THEN);
        happened(Feed.CART, "checkout", THEN);
        happened(Feed.PURCHASE, "", THEN);
        happened(Feed.RETAILER, "", THEN);
        happened(Feed.CART_CHECK, "", THEN.plus(Duration.ofDays(1)));
        Head before = log.head(SHOP);

        retention().run(THEN.plus(KEPT).minusMillis(1));
        assertThat(isWhole(0)).isTrue();
        Retention retention = retention();
        retention.run(THEN.plus(KEPT));

        assertThat(List.of(isWhole(0), isWhole(1), isWhole(2), isWhole(3), isWhole(4), isWhole(5)))
                .containsExactly(false, false, true, true, true, true);
        assertThat(log.head(SHOP)).isEqualTo(before);
        assertThat(log.read(SHOP, 0).flatMap(LogPayload::of)).isEmpty();
        assertThat(log.receipt(SHOP, 0)).isPresent();
        retention.run(THEN.plus(KEPT).plus(Duration.ofDays(1)));
        assertThat(isWhole(5)).isFalse();
        assertThat(isWhole(4)).isTrue();
    }

    @Test
    void whatIsGoneStaysGoneAfterARestartAndTheLogIsStillWhole() {
        happened(Feed.CART_CHECK, "", THEN);
        happened(Feed.PURCHASE, "", THEN);
        Entry before = log.read(SHOP, 0).orElseThrow();
        retention().run(THEN.plus(KEPT));
        log.close();
        log = open(folder.resolve("log"));

        assertThat(log.trouble()).isEmpty();
        assertThat(log.read(SHOP, 0).orElseThrow().leafHash()).isEqualTo(before.leafHash());
        assertThat(isWhole(0)).isFalse();
        assertThat(isWhole(1)).isTrue();
        retention().run(THEN.plus(KEPT).plusSeconds(1));
        assertThat(isWhole(1)).isTrue();
    }
}
