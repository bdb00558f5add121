package io.trendguard.routes.wiring;

import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.model.registry.ModelStore;
import io.trendguard.model.registry.PublicationCheck;
import io.trendguard.model.serve.ConfinedReference;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.routes.model.LiveModels;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.ConfinedCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads rulebook and model at the start. What the settings name and must not be used keeps the service from starting. */
final class AssetLoader {
    private static final String MEND = "Mend it, or name another one.";
    private static final String USE_ALL_THE_SAME =
            " To use it all the same, set trendguard.use-refused-assets=true; the log will say so.";
    private static final Logger LOG = LoggerFactory.getLogger(AssetLoader.class);

    private AssetLoader() {}

    /**
     * The models; takes a moment. The newest in the data folder is used although its check refuses it, and the log says so.
     *
     * @param remark is told of a kept copy that was damaged and mended
     * @throws RefusedAssetException if the model that the settings name cannot be used, or is refused and nobody said that
     *     it is to be used all the same
     */
    static LiveModels models(ServiceSettings settings, Consumer<String> remark) {
        ModelStore store = new ModelStore(settings.registry());
        return new LiveModels(store, setting(settings, store, remark), settings.excluded());
    }

    /**
     * The rulebook; takes some seconds. A folder is checked in a JVM of its own, unless its version was used, and so
     * checked, before.
     *
     * @throws RefusedAssetException if it cannot be used, or is refused and nobody said that it is to be used all the same
     */
    static LiveAssets.Found rulebook(ServiceSettings settings) {
        String nameOrFolder = settings.rulebook();
        try {
            Path folder = Path.of(nameOrFolder);
            if (!Files.isDirectory(folder)) {
                return new LiveAssets.Found(Rulebook.shipped(nameOrFolder), List.of());
            }
            RulebookFiles files = RulebookFiles.read(folder);
            List<Finding> findings = LiveAssets.wasChecked(settings.rulebooks(), files.version())
                    ? List.of()
                    : new ConfinedCheck(ConfinedCheck.DEFAULTS).check(files);
            if (!findings.isEmpty() && !settings.useRefusedAssets()) {
                throw refused(nameOrFolder, findings, USE_ALL_THE_SAME);
            }
            return new LiveAssets.Found(Rulebook.of(files), findings);
        } catch (RulebookException e) {
            throw refused(nameOrFolder, e.findings(), "");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new RefusedAssetException(
                    "The rulebook (%s) cannot be used:".formatted(nameOrFolder), String.valueOf(e.getMessage()), MEND);
        }
    }

    private static RefusedAssetException refused(String name, List<Finding> findings, String orElse) {
        String all = findings.stream().map(Finding::words).collect(Collectors.joining("\n  ", "\n  ", ""));
        return new RefusedAssetException("The rulebook (%s) is refused:".formatted(name), all, MEND + orElse);
    }

    private static Optional<LiveModels.Setting> setting(
            ServiceSettings settings, ModelStore store, Consumer<String> remark) {
        boolean isNamed = settings.model().isPresent();
        Optional<Path> folder = settings.model().or(() -> newest(settings.models()));
        if (folder.isEmpty()) {
            LOG.warn(
                    "There is no model in ({}). Tenants without a published one are decided nothing about; train one"
                            + " with the command (train).",
                    settings.models());
            return Optional.empty();
        }
        try {
            ModelFolder read = ModelFolder.read(folder.get());
            boolean damaged = store.isDamaged(read.version());
            if (damaged || store.find(read.version()).isEmpty()) { // what was kept was checked
                ConfinedReference.check(folder.get());
            }
            FeatureSchema schema = RiskModels.loadChecked(read).schema();
            if (!schema.version().equals(RegretFeatures.SCHEMA.version())) {
                throw new IllegalArgumentException(
                        "it was trained on the feature schema (%s) and the service computes (%s). Train it again."
                                .formatted(schema.version(), RegretFeatures.SCHEMA.version()));
            }
            String version = store.keep(read).version();
            if (damaged) {
                remark.accept("The kept model (%s) was changed on the disk and is written again from the one in (%s)."
                        .formatted(store.place(version), folder.get()));
            }
            List<String> objections = PublicationCheck.objections(read, State.LIVE);
            if (isNamed && !objections.isEmpty() && !settings.useRefusedAssets()) {
                throw new RefusedAssetException(
                        "The model (%s) is refused:".formatted(folder.get()),
                        String.join("\n  ", objections),
                        MEND + USE_ALL_THE_SAME);
            }
            return Optional.of(new LiveModels.Setting(version, objections));
        } catch (RefusedAssetException e) {
            throw e;
        } catch (RuntimeException e) {
            if (isNamed) {
                throw new RefusedAssetException(
                        "The model (%s) cannot be used:".formatted(folder.get()), String.valueOf(e.getMessage()), MEND);
            }
            LOG.error("The model in ({}) cannot be used: {}", folder.get(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Path> newest(Path models) {
        if (!Files.isDirectory(models)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(models)) {
            return folders.filter(Files::isDirectory).max(Comparator.comparing(AssetLoader::modified));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of models (%s) cannot be read.".formatted(models), e);
        }
    }

    private static FileTime modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
