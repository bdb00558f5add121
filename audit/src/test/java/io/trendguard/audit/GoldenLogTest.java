package io.trendguard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.audit.proof.LogVerifier;
import io.trendguard.audit.proof.VerifierKey;
import io.trendguard.audit.vault.FileVault;
import io.trendguard.event.EventKey;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.NewEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log and a vault that version 1 wrote stay readable for ever. Their key is published here and signs nothing else. */
@SuppressWarnings("NullAway.Init")
class GoldenLogTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/v1");
    private static final Tenant SHOP = new Tenant("golden-shop");
    private static final Tenant OTHER = new Tenant("other");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final EventIdentity EVENT = new EventIdentity(EventKey.of(SHOP, "/golden", "e-1"), filled(7));

    @TempDir
    Path folder;

    @Test
    void aLogOfVersionOneStaysReadable() throws IOException {
        copy(GOLDEN.resolve("log"), folder);
        String root = Files.readString(GOLDEN.resolve("root.txt")).strip();
        String key = Files.readString(GOLDEN.resolve("verifier-key.txt")).strip();
        try (SegmentAuditLog log = open(folder)) {
            assertThat(log.report().entries()).isEqualTo(5);
            assertThat(log.report().tornBytesCut()).isZero();
            assertThat(log.tenants()).containsExactly(SHOP, OTHER);
            assertThat(log.head(SHOP).rootHash()).isEqualTo(root);
            LogVerifier.receipt(log.receipt(SHOP, 1).orElseThrow(), VerifierKey.parse(key));
            assertThat(log.find(SHOP, EVENT)).contains(new Appended.Repeated(1));
            Entry event = log.read(SHOP, 1).orElseThrow();
            assertThat(event.kind()).isEqualTo(EntryKind.EVENT);
            assertThat(event.schemaVersion()).isEqualTo(3);
            assertThat(event.time()).isEqualTo(NOON);
            assertThat(payloads(log)).containsExactly("{\"n\":0}", "{\"event\":1}", "{\"decision\":1}", "");
        }
    }

    private static List<String> payloads(SegmentAuditLog log) {
        try (Stream<Entry> entries = log.scan(SHOP, 0)) {
            return entries.map(entry -> new String(entry.payload().orElseThrow(), UTF_8))
                    .toList();
        }
    }

    @Test
    void aVaultOfVersionOneStaysReadable() throws IOException {
        copy(GOLDEN.resolve("vault"), folder);
        String[] expected =
                Files.readString(GOLDEN.resolve("sealed.txt")).strip().split(" ");
        try (FileVault vault = FileVault.open(folder, new SecureRandom())) {
            PersonRef person = new PersonRef(expected[0]);
            assertThat(vault.find(SHOP, "customer-1")).contains(person);
            assertThat(vault.customerId(SHOP, person)).contains("customer-1");
            assertThat(vault.open(SHOP, person, "email", expected[1])).contains("zoe@example.org");
            assertThat(vault.find(SHOP, "customer-2")).isEmpty();
            assertThat(vault.find(SHOP, "customer-3")).isPresent();
        }
    }

    /** Wrote the golden files: {@code GoldenLogTest <empty folder>}. A new format version gets a folder of its own. */
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[0]);
        try (SegmentAuditLog log = open(target.resolve("log"))) {
            log.append(SHOP, List.of(entry(EntryKind.PUBLICATION, "{\"n\":0}")))
                    .durable()
                    .join();
            var group = List.of(entry(EntryKind.EVENT, "{\"event\":1}"), entry(EntryKind.DECISION, "{\"decision\":1}"));
            ((Appended.Sequenced) log.appendOnce(SHOP, EVENT, group)).durable().join();
            log.append(OTHER, List.of(entry(EntryKind.REJECTION, "{\"other\":true}")))
                    .durable()
                    .join();
            log.append(SHOP, List.of(entry(EntryKind.SNAPSHOT, ""))).durable().join();
            Files.writeString(target.resolve("root.txt"), log.head(SHOP).rootHash() + "\n");
            Files.writeString(target.resolve("verifier-key.txt"), log.verifierKey(SHOP) + "\n");
        }
        try (FileVault vault = FileVault.open(target.resolve("vault"), new SecureRandom())) {
            PersonRef person = vault.reference(SHOP, "customer-1");
            PersonRef erased = vault.reference(SHOP, "customer-2");
            vault.reference(SHOP, "customer-3");
            vault.erase(SHOP, erased);
            String sealed = vault.seal(SHOP, person, "email", "zoe@example.org");
            Files.writeString(target.resolve("sealed.txt"), person + " " + sealed + "\n");
        }
    }

    private static SegmentAuditLog open(Path folder) {
        return SegmentAuditLog.open(
                AuditSettings.in(folder).withSegmentBytes(4_096), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    private static NewEntry entry(EntryKind kind, String payload) {
        return new NewEntry(kind, 3, NOON, payload.getBytes(UTF_8));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
