package io.trendguard.audit.segment;

import static io.trendguard.audit.segment.WrittenLog.OTHER;
import static io.trendguard.audit.segment.WrittenLog.SHOP;
import static io.trendguard.audit.segment.WrittenLog.entry;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.LossConsent;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.event.Tenant;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No entry at the end of a log goes missing in silence, whatever happens to the copies of its signed heads. */
@SuppressWarnings("NullAway.Init")
class SignedHeadsTest {
    private static final int ENTRIES = 3 * WrittenLog.BLOCKS;

    @TempDir
    Path folder;

    private Path log() {
        return folder.resolve("log");
    }

    private Path heads() {
        return folder.resolve("heads");
    }

    private Path beside() {
        return log().resolve("checkpoints");
    }

    private Path second() {
        return heads().resolve("checkpoints");
    }

    private AuditSettings settings() {
        return AuditSettings.in(log()).withSegmentBytes(8_192).withHeads(heads());
    }

    private SegmentAuditLog open() {
        return SegmentAuditLog.open(settings(), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    /** A log with both copies. */
    private WrittenLog written() {
        WrittenLog written = WrittenLog.in(log());
        open().close();
        return written;
    }

    private static void loseTheEnd(WrittenLog written) throws IOException {
        List<WrittenLog.Place> places = written.places();
        for (WrittenLog.Place place : places.subList(places.size() - 5, places.size())) {
            place.overwrite(new byte[place.length()]);
        }
    }

    private AbstractThrowableAssert<?, ?> refused() {
        return assertThatThrownBy(this::open)
                .isInstanceOf(DamagedLogException.class)
                .hasMessageContaining("The log was not opened");
    }

    @Test
    void aLogOfAnEarlierVersionGetsItsSecondCopyAndStarts() {
        WrittenLog.in(log());
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(ENTRIES);
        }
        assertThat(second()).exists();
    }

    @Test
    void missingHeadsBesideTheLogAreNamedWithWhereTheCopyIs() throws IOException {
        written();
        Files.delete(beside());
        refused().hasMessageContaining(beside().toString()).hasMessageContaining("copy that file");
        Files.copy(second(), beside());
        open().close();
    }

    @Test
    void missingHeadsWithoutACopyRefuseAShorterLogWithTheRemedy() throws IOException {
        WrittenLog written = WrittenLog.in(log());
        loseTheEnd(written);
        Files.delete(beside());
        refused().hasMessageContaining(beside().toString()).hasMessageContaining("accept-loss --reason");
    }

    @Test
    void headsOfZerosAreNoHeads() throws IOException {
        WrittenLog written = written();
        loseTheEnd(written);
        Files.write(beside(), new byte[(int) Files.size(beside())]);
        Files.delete(second());
        refused().hasMessageContaining("no readable head").hasMessageContaining("trendguard/shop");
    }

    @Test
    void theSecondCopyTellsOfALostEndThatTheFirstNoLongerKnows() throws IOException {
        WrittenLog written = written();
        loseTheEnd(written);
        Files.delete(beside());
        refused().hasMessageContaining("acknowledged entries are missing").hasMessageContaining(second().toString());
    }

    @Test
    void aFlippedByteInOneCopyIsReportedAndMendedFromTheOther() throws IOException {
        written();
        for (Path copy : List.of(beside(), second())) {
            for (int slot = 0; slot < 4; slot++) {
                byte[] bytes = Files.readAllBytes(copy);
                if (bytes[512 * slot + 5] != 0) {
                    bytes[512 * slot + 40] ^= 1;
                    Files.write(copy, bytes);
                    try (SegmentAuditLog log = open()) {
                        assertThat(log.report().remarks())
                                .as("%s, slot %d", copy, slot)
                                .singleElement()
                                .asString()
                                .contains(copy.toString(), "damaged");
                        assertThat(log.report().lines()).anyMatch(line -> line.contains(copy.toString()));
                    }
                    try (SegmentAuditLog log = open()) {
                        assertThat(log.report().remarks()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void damageWhereNoTenantsHeadIsKeptIsReportedOnceAndMended() throws IOException {
        written();
        for (Path copy : List.of(beside(), second())) {
            byte[] bytes = Files.readAllBytes(copy);
            bytes[512 * 100 + 40] ^= 1;
            Files.write(copy, bytes);
            try (SegmentAuditLog log = open()) {
                assertThat(log.remarks()).singleElement().asString().contains(copy.toString(), "damaged");
            }
            try (SegmentAuditLog log = open()) {
                assertThat(log.remarks()).isEmpty();
            }
        }
    }

    @Test
    void aFolderForTheSecondCopyThatCannotBeUsedIsRemarked() throws IOException {
        Files.write(heads(), new byte[1]);
        try (SegmentAuditLog log = open()) {
            assertThat(log.remarks()).singleElement().asString().contains(heads().toString(), "trendguard.heads");
        }
        Files.delete(heads());
        try (SegmentAuditLog log = open()) {
            assertThat(log.remarks()).isEmpty();
        }
    }

    @Test
    void aFlippedByteAnywhereWithoutACopyRefusesALogWhoseEndIsLost() throws IOException {
        WrittenLog written = WrittenLog.in(log());
        loseTheEnd(written);
        byte[] whole = Files.readAllBytes(beside());
        Random chance = new Random(4);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = whole.clone();
            bytes[chance.nextInt(4 * 512)] ^= (byte) (1 << chance.nextInt(8));
            Files.write(beside(), bytes);
            refused();
        }
    }

    @Test
    void anOlderBackupIsFoundOut() throws IOException {
        written();
        Path backup = folder.resolve("backup");
        copy(log(), backup);
        try (SegmentAuditLog log = open()) {
            log.append(SHOP, List.of(entry(EntryKind.DECISION, "later")))
                    .durable()
                    .join();
        }
        delete(log());
        copy(backup, log());
        refused()
                .hasMessageContaining("so 1 acknowledged entries are missing")
                .hasMessageContaining(second().toString());
    }

    @Test
    void aFolderThatWasDeletedWholeIsFoundOutAndANewLogIsBegunOnlyOnPurpose() throws IOException {
        written();
        delete(log());
        refused().hasMessageContaining("The log is missing").hasMessageContaining("trendguard/other with 42 entries");
        delete(heads());
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isZero();
        }
    }

    @Test
    void aMissingSigningKeyIsNotReplacedByANewOne() throws IOException {
        written();
        Files.delete(log().resolve("signing.key"));
        refused().hasMessageContaining("signing.key");
        assertThat(log().resolve("signing.key")).doesNotExist();
    }

    @Test
    void headsOfAnotherLogAreRefused() throws IOException {
        written();
        Path other = folder.resolve("other");
        WrittenLog.in(other);
        Files.copy(other.resolve("checkpoints"), second(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused().hasMessageContaining("belongs to another log").hasMessageContaining(second().toString());
    }

    @Test
    void aSegmentThatIsMissingAtTheEndIsFoundOutWithEitherCopy() throws IOException {
        WrittenLog written = written();
        Files.delete(written.last().file());
        byte[] zeros = new byte[(int) Files.size(beside())];
        byte[] whole = Files.readAllBytes(beside());
        Files.write(beside(), zeros);
        refused().hasMessageContaining("acknowledged entries are missing");
        Files.write(beside(), whole);
        Files.delete(second());
        refused().hasMessageContaining("acknowledged entries are missing");
    }

    @Test
    void anAcceptedLossIsEnteredOnTheLogAndTheLogStartsAgain() throws IOException {
        loses(bytes -> bytes, 15);
    }

    @Test
    void aLossThatNobodyCanCountIsAcceptedToo() throws IOException {
        WrittenLog written = WrittenLog.in(log());
        loseTheEnd(written);
        Files.delete(beside());
        SortedMap<Tenant, Long> lost = LossConsent.give(settings(), "rita", "disk replaced", Clock.systemUTC());
        assertThat(lost).containsOnlyKeys(SHOP, OTHER);
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(ENTRIES - 15 + 2);
        }
    }

    private void loses(UnaryOperator<byte[]> heads, int entries) throws IOException {
        WrittenLog written = written();
        loseTheEnd(written);
        Files.write(beside(), heads.apply(Files.readAllBytes(beside())));
        refused().hasMessageContaining("accept-loss");
        SortedMap<Tenant, Long> lost = LossConsent.give(settings(), "rita", "disk replaced", Clock.systemUTC());
        assertThat(lost).containsKey(SHOP);
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(ENTRIES - entries + lost.size());
            long last = log.head(SHOP).size() - 1;
            Entry entry = log.read(SHOP, last).orElseThrow();
            assertThat(entry.kind()).isEqualTo(EntryKind.PUBLICATION);
            assertThat(new String(entry.payload().orElseThrow(), UTF_8))
                    .contains("ACCEPTED_LOSS", "rita", "disk replaced", Long.toString(lost.getOrDefault(SHOP, -1L)));
        }
        assertThat(LossConsent.give(settings(), "rita", "again", Clock.systemUTC()))
                .isEmpty();
    }

    @Test
    void damageInsideTheLogCannotBeAcceptedAway() throws IOException {
        WrittenLog written = written();
        WrittenLog.Place place = written.places().get(3);
        place.overwrite(new byte[place.length()]);
        assertThatThrownBy(() -> LossConsent.give(settings(), "rita", "no", Clock.systemUTC()))
                .isInstanceOf(DamagedLogException.class);
    }

    @Test
    void whatVanishesUnderTheOpenLogIsNamedAndNothingMoreIsTaken() throws IOException {
        try (SegmentAuditLog log = open()) {
            log.append(SHOP, List.of(entry(EntryKind.DECISION, "before")))
                    .durable()
                    .join();
            assertThat(log.trouble()).isEmpty();
            Path key = log().resolve("signing.key");
            Files.move(key, folder.resolve("key"));
            assertThat(log.trouble())
                    .hasValueSatisfying(words -> assertThat(words).contains(key.toString()));
            Files.move(folder.resolve("key"), key);
            assertThat(log.trouble()).isEmpty();

            Files.delete(beside());
            Files.delete(second());
            assertThat(log.trouble()).as("heads are written again").isEmpty();
            assertThat(beside()).exists();
            assertThat(second()).exists();

            Path segment = log().resolve("00000000.segment");
            Files.move(segment, folder.resolve("segment"));
            assertThat(log.trouble())
                    .hasValueSatisfying(words -> assertThat(words).contains(segment.toString()));
            assertThatThrownBy(() -> log.append(SHOP, List.of(entry(EntryKind.DECISION, "lost")))
                            .durable()
                            .join())
                    .hasMessageContaining("no longer in its folder");
            Files.move(folder.resolve("segment"), segment);
            assertThat(log.trouble()).isEmpty();
            log.append(SHOP, List.of(entry(EntryKind.DECISION, "after")))
                    .durable()
                    .join();
        }
        try (SegmentAuditLog log = open()) {
            assertThat(log.report().entries()).isEqualTo(2);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
