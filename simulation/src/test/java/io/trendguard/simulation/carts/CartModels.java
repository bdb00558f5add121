package io.trendguard.simulation.carts;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.model.evaluate.Yardsticks;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.pipeline.PooledFiles;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.TrainSettings.Trees;
import io.trendguard.model.train.Trained;
import io.trendguard.model.train.Trainer;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.simulation.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Generated retailers and the models that are trained on their carts. */
final class CartModels {
    static final MappingFile MAPPING = MappingFile.load("carts");
    static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    /** Few trees: what is tested here is not how good they are to the last digit. */
    private static final Trees FEW_TREES = new Trees(120, 20, 0.1, 4, 20, 5, 0.8, 0.4);

    private CartModels() {}

    /** Twelve retailers, of which the fifth and the tenth keep their carts to themselves. */
    static Path write(Path folder, int cartsOfEach, int days) throws IOException {
        CartGenerator.write(new CartMarketSettings(42, 12, cartsOfEach, days, END), folder, Progress.SILENT);
        return folder;
    }

    static PooledFiles pool(Path folder) throws IOException {
        return PooledFiles.of(MAPPING, folder, END, rejected -> {
            throw new IllegalStateException(rejected.toString());
        });
    }

    static TrainingSet rows(PooledFiles pool) throws IOException {
        return pool.history().rows();
    }

    /** The rows of one retailer's own model. */
    static TrainingSet ownRows(Path folder, String retailer) {
        return files(retailer).trainingSet(List.of(events(folder, retailer)));
    }

    static MappedFiles files(String retailer) {
        Tenant tenant = new Tenant(retailer);
        return new MappedFiles(MAPPING, tenant, new HashedPeople(tenant), END, rejected -> {
            throw new IllegalStateException(rejected.toString());
        });
    }

    static Path events(Path folder, String retailer) {
        return folder.resolve(retailer).resolve(CartGenerator.EVENTS);
    }

    static Trained train(TrainingSet rows) throws IOException {
        return Trainer.train(
                rows,
                TrainSettings.of("generated carts", true).at(CartPoint.NAME).withTrees(FEW_TREES),
                io.trendguard.model.train.Progress.SILENT);
    }

    /** The hash over every byte of a model. */
    static String version(Trained trained, Path out) throws IOException {
        trained.write(out, Map.of(), io.trendguard.model.train.Progress.SILENT);
        return ModelFolder.read(out).version();
    }

    static PrecisionReport precision(Trained trained, boolean pooled) {
        return PrecisionReport.of(trained, Yardsticks.of(MAPPING, List.of()), pooled);
    }
}
