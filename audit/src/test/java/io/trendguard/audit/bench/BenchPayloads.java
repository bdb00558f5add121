package io.trendguard.audit.bench;

import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A thousand made-up decisions of about the same size, which are appended over and over. */
final class BenchPayloads {
    private final List<byte[]> payloads = new ArrayList<>();

    BenchPayloads(int bytes) {
        Random chance = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder("{\"decision\":\"d_" + Long.toHexString(chance.nextLong()) + "\"");
            while (text.length() < bytes) {
                text.append(",\"feature_%d\":0.%06d".formatted(text.length(), chance.nextInt(1_000_000)));
            }
            payloads.add(text.append('}').toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    byte[] get(int number) {
        return payloads.get(number % payloads.size());
    }

    List<NewEntry> group(int entries, int first) {
        List<NewEntry> group = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            group.add(new NewEntry(EntryKind.DECISION, 1, Instant.EPOCH, get(first + i)));
        }
        return group;
    }
}
