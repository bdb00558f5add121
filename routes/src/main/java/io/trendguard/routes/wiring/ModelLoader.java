package io.trendguard.routes.wiring;

import io.trendguard.asset.AssetState;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.serve.ConfinedReference;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.model.LiveModels;
import io.trendguard.routes.settings.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the models that the settings name, or the newest of the data folder for each decision point. A named one that must
 * not be used keeps the service from starting; the newest is used although its check refuses it, and the log says so.
 */
final class ModelLoader {
    private static final Logger LOG = LoggerFactory.getLogger(ModelLoader.class);

    private final ServiceSettings settings;
    private final ModelStore store;
    private final Map<DecisionPoint, FeatureSchema> schemas;
    private final Consumer<String> remark;

    /**
     * @param schemas of the features that are computed live, by decision point
     * @param remark is told of a kept copy that was damaged and is written again
     */
    ModelLoader(
            ServiceSettings settings,
            ModelStore store,
            Map<DecisionPoint, FeatureSchema> schemas,
            Consumer<String> remark) {
        this.settings = settings;
        this.store = store;
        this.schemas = schemas;
        this.remark = remark;
    }

    /**
     * The models by decision point; takes a moment.
     *
     * @throws RefusedAssetException if a named model cannot be used, or is refused and nobody said that it is to be used
     *     all the same, or if two are for the same decision point
     */
    Map<DecisionPoint, LiveModels.Setting> load() {
        Map<DecisionPoint, LiveModels.Setting> models =
                settings.namedModels().isEmpty() ? newest() : named(settings.namedModels());
        List<DecisionPoint> without = schemas.keySet().stream()
                .filter(point -> !models.containsKey(point))
                .sorted()
                .toList();
        for (DecisionPoint point : without) {
            Optional<LiveModels.Setting> baseline = baseline(point);
            if (baseline.isPresent()) {
                models.put(point, baseline.get());
                LOG.warn(
                        "There is no model for ({}) in ({}). Its baseline rule answers tenants without a published one.",
                        point,
                        settings.models());
            } else {
                LOG.warn(
                        "There is no model for ({}) in ({}). Nothing is decided there about tenants without a published"
                                + " one; train one with the command (train).",
                        point,
                        settings.models());
            }
        }
        return models;
    }

    /** The rule that answers at a decision point without a model. */
    private Optional<LiveModels.Setting> baseline(DecisionPoint point) {
        return InstalledFeatures.of(point)
                .baseline()
                .map(files -> LiveModels.Setting.baseline(store.keep(files).version()));
    }

    private Map<DecisionPoint, LiveModels.Setting> named(List<Path> folders) {
        Map<DecisionPoint, LiveModels.Setting> models = new HashMap<>();
        Map<DecisionPoint, Path> places = new HashMap<>();
        for (Path folder : folders) {
            try {
                ModelFolder model = ModelFolder.read(folder);
                LiveModels.Setting setting = setting(model);
                if (!setting.overridden().isEmpty() && !settings.useRefusedAssets()) {
                    throw new RefusedAssetException(
                            "The model (%s) is refused:".formatted(folder),
                            String.join("\n  ", setting.overridden()),
                            RefusedAssetException.MEND + RefusedAssetException.USE_ALL_THE_SAME);
                }
                Path other = places.putIfAbsent(model.decisionPoint(), folder);
                if (other != null) {
                    throw new RefusedAssetException(
                            "The models (%s) and (%s) cannot be used together:".formatted(other, folder),
                            "both are for the decision point (%s).".formatted(model.decisionPoint()),
                            "Name one of them in trendguard.model.");
                }
                models.put(model.decisionPoint(), setting);
            } catch (RefusedAssetException e) {
                throw e;
            } catch (RuntimeException e) {
                throw new RefusedAssetException(
                        "The model (%s) cannot be used:".formatted(folder),
                        String.valueOf(e.getMessage()),
                        RefusedAssetException.MEND);
            }
        }
        return models;
    }

    private Map<DecisionPoint, LiveModels.Setting> newest() {
        Map<DecisionPoint, LiveModels.Setting> models = new HashMap<>();
        newestFolders().forEach((point, folder) -> {
            try {
                models.put(point, setting(ModelFolder.read(folder)));
            } catch (RuntimeException e) {
                LOG.error("The model in ({}) cannot be used: {}", folder, e.getMessage());
            }
        });
        return models;
    }

    private Map<DecisionPoint, Path> newestFolders() {
        Map<DecisionPoint, Path> newest = new TreeMap<>();
        if (!Files.isDirectory(settings.models())) {
            return newest;
        }
        try (Stream<Path> folders = Files.list(settings.models())) {
            folders.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(ModelLoader::modified).reversed())
                    .forEach(folder -> point(folder).ifPresent(point -> newest.putIfAbsent(point, folder)));
            return newest;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of models (%s) cannot be read.".formatted(settings.models()), e);
        }
    }

    private static Optional<DecisionPoint> point(Path folder) {
        try {
            return Optional.of(ModelFolder.decisionPointOf(folder));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.error("The model in ({}) cannot be used: {}", folder, e.getMessage());
            return Optional.empty();
        }
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LiveModels.Setting setting(ModelFolder model) {
        boolean damaged = store.isDamaged(model.version());
        if (damaged || store.find(model.version()).isEmpty()) { // what was kept was checked
            ConfinedReference.check(model.path());
        }
        RiskModels.loadChecked(model);
        PublicationCheck.mismatch(model, schemas).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        String version = store.keep(model).version();
        if (damaged) {
            remark.accept("The kept model (%s) was changed on the disk and is written again from the one in (%s)."
                    .formatted(store.place(version), model.path()));
        }
        return new LiveModels.Setting(version, PublicationCheck.objections(model, AssetState.LIVE));
    }
}
