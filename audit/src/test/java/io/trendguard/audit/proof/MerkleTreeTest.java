package io.trendguard.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The tree against the definition of RFC 6962, and every proof against small changes to it. */
class MerkleTreeTest {
    private static final int LEAVES = 70;
    private final List<byte[]> leaves = new ArrayList<>();
    private final MerkleTree tree = grown();

    private MerkleTree grown() {
        List<byte[]> places = new ArrayList<>();
        MerkleTree made = new MerkleTree(new HashStore() {
            @Override
            public byte[] get(long place) {
                return places.get((int) place);
            }

            @Override
            public void put(long place, byte[] hash) {
                assertThat(place).isEqualTo(places.size());
                places.add(hash);
            }
        });
        for (int i = 0; i < LEAVES; i++) {
            byte[] leaf = Sha256.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8));
            leaves.add(leaf);
            made.append(leaf);
        }
        return made;
    }

    /** MTH of RFC 6962, section 2.1, word for word. */
    private byte[] defined(List<byte[]> part) {
        if (part.isEmpty()) {
            return Sha256.empty();
        }
        if (part.size() == 1) {
            return part.get(0);
        }
        int split = Integer.highestOneBit(part.size() - 1);
        return Sha256.node(defined(part.subList(0, split)), defined(part.subList(split, part.size())));
    }

    @Test
    void theHashesAreThoseOfTheTestVectors() {
        assertThat(HexFormat.of().formatHex(Sha256.empty()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(HexFormat.of().formatHex(Sha256.leaf(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    }

    @Test
    void everySizeHasTheRootThatTheStandardDefines() {
        for (int size = 0; size <= LEAVES; size++) {
            assertThat(tree.root(size)).as("size %d", size).isEqualTo(defined(leaves.subList(0, size)));
        }
    }

    @Test
    void everyLeafIsProvedInEverySize() {
        for (int size = 1; size <= LEAVES; size++) {
            for (int position = 0; position < size; position++) {
                LogVerifier.inclusion(
                        position, size, leaves.get(position), tree.inclusion(position, size), tree.root(size));
            }
        }
    }

    @Test
    void everySizeIsConsistentWithEveryLaterOne() {
        for (int now = 0; now <= LEAVES; now++) {
            for (int before = 0; before <= now; before++) {
                LogVerifier.consistency(before, now, tree.root(before), tree.root(now), tree.consistency(before, now));
            }
        }
    }

    @Test
    void aChangedInclusionProofIsRefused() {
        Random chance = new Random(1);
        for (int size : new int[] {1, 2, 7, 8, 33, 70}) {
            for (int position = 0; position < size; position++) {
                List<byte[]> proof = tree.inclusion(position, size);
                byte[] root = tree.root(size);
                refused(position, size, leaves.get((position + 1) % LEAVES), proof, root);
                refused(position, size, leaves.get(position), longer(proof), root);
                if (size > 1) {
                    refused((position + 1) % size, size, leaves.get(position), proof, root);
                    refused(position, size, leaves.get(position), proof.subList(1, proof.size()), root);
                    refused(position, size, leaves.get(position), flipped(proof, chance), root);
                }
            }
        }
        refused(70, 70, leaves.get(0), List.of(), tree.root(70));
        refused(-1, 70, leaves.get(0), List.of(), tree.root(70));
    }

    private static void refused(long position, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        assertThatThrownBy(() -> LogVerifier.inclusion(position, size, leaf, proof, root))
                .as("position %d of %d", position, size)
                .isInstanceOf(ProofException.class);
    }

    @Test
    void aRewrittenHistoryIsNotConsistent() {
        Random chance = new Random(2);
        for (int now = 2; now <= LEAVES; now++) {
            for (int before = 1; before < now; before++) {
                List<byte[]> proof = tree.consistency(before, now);
                byte[] old = tree.root(before);
                byte[] root = tree.root(now);
                inconsistent(before, now, root, root, proof);
                inconsistent(before, now, old, old, proof);
                inconsistent(before, now, old, root, longer(proof));
                inconsistent(before, now, old, root, flipped(proof, chance));
                inconsistent(before, now, old, root, proof.subList(1, proof.size()));
            }
        }
        inconsistent(5, 4, tree.root(5), tree.root(4), List.of());
        inconsistent(4, 4, tree.root(5), tree.root(4), List.of());
        inconsistent(0, 4, tree.root(4), tree.root(4), List.of());
    }

    private static void inconsistent(long before, long now, byte[] old, byte[] root, List<byte[]> proof) {
        assertThatThrownBy(() -> LogVerifier.consistency(before, now, old, root, proof))
                .as("from %d to %d", before, now)
                .isInstanceOf(ProofException.class);
    }

    private static List<byte[]> longer(List<byte[]> proof) {
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(new byte[32]);
        return longer;
    }

    private static List<byte[]> flipped(List<byte[]> proof, Random chance) {
        List<byte[]> flipped = new ArrayList<>(proof);
        int at = chance.nextInt(proof.size());
        byte[] hash = proof.get(at).clone();
        hash[chance.nextInt(32)] ^= 1;
        flipped.set(at, hash);
        return flipped;
    }

    @Test
    void aTreeThatWasCutGrowsAgain() {
        byte[] root = tree.root(41);
        MerkleTree again = grownWithRestart();
        assertThat(again.root(41)).isEqualTo(root);
        assertThatCode(() -> again.inclusion(40, 41)).doesNotThrowAnyException();
    }

    private MerkleTree grownWithRestart() {
        List<byte[]> places = new ArrayList<>();
        MerkleTree made = new MerkleTree(new HashStore() {
            @Override
            public byte[] get(long place) {
                return places.get((int) place);
            }

            @Override
            public void put(long place, byte[] hash) {
                if (place < places.size()) {
                    places.set((int) place, hash);
                } else {
                    places.add(hash);
                }
            }
        });
        leaves.subList(0, 60).forEach(leaf -> made.append(Sha256.leaf(leaf)));
        made.truncate(0);
        leaves.subList(0, 41).forEach(made::append);
        return made;
    }
}
