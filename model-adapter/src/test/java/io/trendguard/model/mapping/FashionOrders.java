package io.trendguard.model.mapping;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.testing.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The orders of a fashion shop whose outcome is known, made into rows once for all tests that only read them. */
public final class FashionOrders {
    private static final Tenant SHOP = new Tenant("fashion");
    private static @Nullable TrainingSet rows;

    private FashionOrders() {}

    /** The file; a test is skipped where it is absent. */
    public static Path file() {
        return SharedData.folder("fashion-returns").resolve("orders_2012-04_to_2013-01.csv.gz");
    }

    /** Reads the shop's files; no row of them may be rejected. */
    public static MappedFiles files() {
        return new MappedFiles(
                MappingFile.load("fashion-returns"),
                SHOP,
                new HashedPeople(SHOP),
                Instant.parse("2026-11-20T00:00:00Z"),
                rejected -> {
                    throw new IllegalStateException(rejected.toString());
                });
    }

    /** All rows. */
    public static synchronized TrainingSet rows() {
        TrainingSet made = rows;
        if (made == null) {
            made = files().trainingSet(List.of(file()));
            rows = made;
        }
        return made;
    }
}
