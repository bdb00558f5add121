package io.trendguard.audit.bench;

import io.trendguard.audit.vault.FileVault;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** A vault of many people: {@code java -Xmx64m @audit/target/bench.args io.trendguard.audit.bench.VaultBench [people]}. */
public final class VaultBench {
    private static final Tenant SHOP = new Tenant("shop");

    private VaultBench() {}

    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("vault-bench");
        try (FileVault vault = FileVault.open(folder, new SecureRandom())) {
            long start = System.nanoTime();
            for (int i = 0; i < people; i++) {
                vault.reference(SHOP, "customer-" + i);
                if (i % 1_000 == 999) {
                    vault.force();
                }
            }
            tell("new people, a force per thousand", people, start);
            start = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                mustKnow(vault, "customer-" + i * 7L % people);
            }
            tell("known people found", 100_000, start);
            PersonRef person = vault.reference(SHOP, "customer-1");
            start = System.nanoTime();
            for (int i = 0; i < 100_000; i++) {
                vault.open(SHOP, person, "email", vault.seal(SHOP, person, "email", "zoe@example.org"));
            }
            tell("fields sealed and opened", 100_000, start);
        }
        long start = System.nanoTime();
        try (FileVault vault = FileVault.open(folder, new SecureRandom())) {
            tell("people read at the start", people, start);
            mustKnow(vault, "customer-" + (people - 1));
        }
        System.gc();
        System.out.printf(
                "heap in use %,d MiB, file %,d MiB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
                Files.size(folder.resolve("people")) >> 20);
    }

    private static void mustKnow(FileVault vault, String customerId) {
        if (vault.find(SHOP, customerId).isEmpty()) {
            throw new IllegalStateException("The customer (%s) is missing.".formatted(customerId));
        }
    }

    private static void tell(String what, int count, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%-34s %,10.0f/s (%.1f s)%n", what, count / seconds, seconds);
    }
}
