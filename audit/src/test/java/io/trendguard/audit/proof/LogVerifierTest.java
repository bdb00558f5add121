package io.trendguard.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.Evidence;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.audit.file.FolderFiles;
import io.trendguard.audit.segment.Header;
import io.trendguard.event.Tenant;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import io.trendguard.log.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender can prove with a receipt and the public key alone. */
@SuppressWarnings("NullAway.Init")
class LogVerifierTest {
    private static final Tenant SHOP = new Tenant("shop");

    @TempDir
    Path folder;

    private SegmentAuditLog log;
    private List<Receipt> receipts;
    private VerifierKey key;

    @BeforeEach
    void aLogOfTwentyEntries() {
        log = SegmentAuditLog.open(
                AuditSettings.in(folder).withSegmentBytes(65_536), () -> {}, Clock.systemUTC(), new SecureRandom());
        receipts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] payload = ("{\"n\":" + i + "}").getBytes(StandardCharsets.UTF_8);
            receipts.add(log.append(SHOP, List.of(new NewEntry(EntryKind.DECISION, 1, Instant.EPOCH, payload)))
                    .durable()
                    .join());
        }
        key = log.verifierKey(SHOP);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyReceiptProvesItsEntry() {
        for (int i = 0; i < 20; i++) {
            assertThat(receipts.get(i).position()).isEqualTo(i);
            assertThat(LogVerifier.receipt(receipts.get(i), key).size()).isGreaterThan(i);
            LogVerifier.receipt(log.receipt(SHOP, i).orElseThrow(), key);
        }
    }

    @Test
    void anOlderReceiptIsConsistentWithTheHead() {
        Checkpoint now = LogVerifier.checkpoint(log.head(SHOP).checkpoint(), key);
        assertThat(now.size()).isEqualTo(20);
        for (Receipt receipt : receipts) {
            Checkpoint before = LogVerifier.receipt(receipt, key);
            LogVerifier.consistency(
                    before.size(),
                    now.size(),
                    before.root(),
                    now.root(),
                    log.consistency(SHOP, before.size(), now.size()));
        }
    }

    @Test
    void evidenceProvesThePayloadToo() {
        Evidence evidence = log.evidence(SHOP, 7).orElseThrow();
        LogVerifier.receipt(evidence.receipt(), key);
        assertThat(Base64.getEncoder().encodeToString(Sha256.leaf(evidence.header())))
                .isEqualTo(evidence.receipt().leafHash());
        Header header = Header.parse(evidence.header());
        assertThat(header.position()).isEqualTo(7);
        LogVerifier.payload(
                header.commitment(),
                evidence.nonce().orElseThrow(),
                evidence.payload().orElseThrow());
        assertThatThrownBy(() -> LogVerifier.payload(
                        header.commitment(), evidence.nonce().orElseThrow(), new byte[] {'x'}))
                .isInstanceOf(ProofException.class);
    }

    @Test
    void theKeyIsReadBackAsItWasPublished() {
        assertThat(VerifierKey.parse(key.toString())).hasToString(key.toString());
        LogVerifier.receipt(receipts.get(3), VerifierKey.parse(key.toString()));
        assertThat(key.toString()).matches("trendguard/shop\\+[0-9a-f]{8}\\+.{44}");
        String other = key.toString().replace("shop", "soap");
        assertThatThrownBy(() -> VerifierKey.parse(other)).isInstanceOf(ProofException.class);
        assertThatThrownBy(() -> VerifierKey.parse("nonsense")).isInstanceOf(ProofException.class);
    }

    @Test
    void theSigningKeyIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(NoteSigner.KEY_FILE))))
                .isEqualTo("rw-------");
    }

    @Test
    void forgedCheckpoint() throws IOException {
        Receipt true7 = log.receipt(SHOP, 7).orElseThrow();
        NoteSigner forger = NoteSigner.in(new FolderFiles(folder.resolve("forger")), new SecureRandom());
        Checkpoint head = LogVerifier.receipt(true7, key);
        refused(with(true7, forger.sign(head)));
        refused(with(true7, true7.checkpoint().replace("\n20\n", "\n21\n")));
        refused(with(true7, true7.checkpoint().replaceFirst("\n", "\nx\n")));
        refused(with(true7, head.text() + "\n"));
        refused(with(true7, ""));
    }

    @Test
    void receiptForAnotherEntry() {
        Receipt true7 = log.receipt(SHOP, 7).orElseThrow();
        Receipt true8 = log.receipt(SHOP, 8).orElseThrow();
        refused(new Receipt(true7.origin(), 8, true7.leafHash(), true7.inclusionProof(), true7.checkpoint()));
        refused(new Receipt(true7.origin(), 7, true8.leafHash(), true7.inclusionProof(), true7.checkpoint()));
        refused(new Receipt(true7.origin(), 7, true7.leafHash(), true8.inclusionProof(), true7.checkpoint()));
        refused(new Receipt("trendguard/other", 7, true7.leafHash(), true7.inclusionProof(), true7.checkpoint()));
        refused(new Receipt(true7.origin(), 7, "%", true7.inclusionProof(), true7.checkpoint()));
    }

    @Test
    void aWitnessMayHaveSignedToo() {
        Receipt true7 = log.receipt(SHOP, 7).orElseThrow();
        LogVerifier.receipt(with(true7, true7.checkpoint() + "\u2014 witness.example AAAAAAAA\n"), key);
    }

    private void refused(Receipt receipt) {
        assertThatThrownBy(() -> LogVerifier.receipt(receipt, key)).isInstanceOf(ProofException.class);
    }

    private static Receipt with(Receipt receipt, String checkpoint) {
        return new Receipt(
                receipt.origin(), receipt.position(), receipt.leafHash(), receipt.inclusionProof(), checkpoint);
    }
}
