package io.trendguard.audit.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.audit.proof.Sha256;
import io.trendguard.event.Tenant;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A block without some of its payloads fits the place of the one that had them, whatever they were. */
class RewriteTest {
    /** All of 6,000 fitted as well, which takes minutes. */
    private static final int BLOCKS = Integer.getInteger("rewrite.blocks", 400);

    private static final Tenant SHOP = new Tenant("shop");

    @ParameterizedTest
    @EnumSource(names = {"STORED", "ZSTD"})
    void aBlockThatLosesPayloadsFitsItsPlaceAndKeepsTheRest(Codec codec) throws DamagedBlockException {
        Random chance = new Random(7);
        for (int i = 0; i < BLOCKS; i++) {
            Block block = block(chance);
            byte[] before = block.encode(codec).array();
            while (block.payloads().stream().anyMatch(Optional::isPresent)) {
                BitSet entries = new BitSet();
                do {
                    entries.set(chance.nextInt(block.payloads().size()));
                } while (chance.nextInt(3) > 0);
                Block fewer = block.without(entries);
                Optional<Rewrite> rewrite = Rewrite.of(Location.of(0, 64), fewer, before.length);
                assertThat(rewrite).as("block %d without %s", i, entries).isPresent();
                byte[] after = rewrite.get().bytes();
                rewrite.get().mustOnlyRemoveFrom(before);
                Block read = Block.decode(after);
                for (int at = 0; at < fewer.payloads().size(); at++) {
                    assertThat(read.headers().get(at)).isEqualTo(block.headers().get(at));
                    assertThat(read.nonces().get(at)).isEqualTo(fewer.nonces().get(at));
                    assertThat(read.payloads().get(at).isPresent())
                            .isEqualTo(fewer.payloads().get(at).isPresent());
                    assertThat(read.payloads().get(at).orElse(new byte[0]))
                            .isEqualTo(fewer.payloads().get(at).orElse(new byte[0]));
                }
                block = fewer;
                before = after;
            }
        }
    }

    /** Payloads from nothing to some hundred bytes, alike and unlike, that compress well or not at all. */
    private static Block block(Random chance) {
        List<byte[]> headers = new ArrayList<>();
        List<byte[]> nonces = new ArrayList<>();
        List<Optional<byte[]>> payloads = new ArrayList<>();
        int entries = 1 + chance.nextInt(chance.nextInt(20) == 0 ? 300 : 8);
        int alphabet = 1 + chance.nextInt(chance.nextBoolean() ? 4 : 255);
        int longest = chance.nextBoolean() ? 4 : 400;
        for (int at = 0; at < entries; at++) {
            byte[] payload = new byte[chance.nextInt(longest)];
            for (int i = 0; i < payload.length; i++) {
                payload[i] = (byte) chance.nextInt(alphabet);
            }
            if (chance.nextInt(3) == 0) {
                payload = "{\"customer\":%d,\"kind\":\"view\"}"
                        .formatted(chance.nextInt(9))
                        .getBytes(UTF_8);
            }
            byte[] nonce = new byte[Block.NONCE];
            chance.nextBytes(nonce);
            NewEntry entry = new NewEntry(EntryKind.DECISION, 1, Instant.EPOCH, payload);
            headers.add(Header.draft(SHOP, entry, Optional.empty(), Sha256.commitment(nonce, payload)));
            nonces.add(nonce);
            payloads.add(Optional.of(payload));
        }
        return new Block(chance.nextInt(99), headers, nonces, payloads);
    }
}
