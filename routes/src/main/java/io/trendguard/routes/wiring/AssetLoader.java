package io.trendguard.routes.wiring;

import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.Features;
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

/** Loads rulebook and model at the start. Without one of them the service runs and does nothing, saying why. */
final class AssetLoader {
    private static final Logger LOG = LoggerFactory.getLogger(AssetLoader.class);

    private AssetLoader() {}

    /**
     * The models; takes a moment.
     *
     * @param remark is told of a kept copy that was damaged and mended
     */
    static LiveModels models(ServiceSettings settings, Consumer<String> remark) {
        ModelStore store = new ModelStore(settings.registry());
        return new LiveModels(store, setting(settings, store, remark), settings.excluded());
    }

    /**
     * The rulebook; takes some seconds. A folder is checked in a JVM of its own, unless its version was used, and so
     * checked, before.
     */
    static LiveAssets.Found rulebook(ServiceSettings settings) {
        String nameOrFolder = settings.rulebook();
        Path kept = settings.rulebooks();
        try {
            Path folder = Path.of(nameOrFolder);
            if (!Files.isDirectory(folder)) {
                return found(Rulebook.shipped(nameOrFolder));
            }
            RulebookFiles files = RulebookFiles.read(folder);
            List<Finding> findings = LiveAssets.wasUsed(kept, files.version())
                    ? List.of()
                    : new ConfinedCheck(ConfinedCheck.DEFAULTS).check(files);
            if (findings.isEmpty()) {
                return found(Rulebook.of(files));
            }
            return notFound(nameOrFolder, findings);
        } catch (RulebookException e) {
            return notFound(nameOrFolder, e.findings());
        } catch (RuntimeException e) {
            return notFound(nameOrFolder, String.valueOf(e.getMessage()), "");
        }
    }

    private static LiveAssets.Found found(Rulebook rulebook) {
        return new LiveAssets.Found(Optional.of(rulebook), Optional.empty());
    }

    private static LiveAssets.Found notFound(String name, List<Finding> findings) {
        String others = findings.size() > 1 ? " (and %d more)".formatted(findings.size() - 1) : "";
        String all = findings.stream().map(Finding::words).collect(Collectors.joining("\n  ", "\n  ", ""));
        return notFound(name, findings.get(0).words() + others, all);
    }

    private static LiveAssets.Found notFound(String name, String problem, String all) {
        LOG.error("The rulebook ({}) cannot be used, so nothing is decided: {}", name, all.isEmpty() ? problem : all);
        return new LiveAssets.Found(
                Optional.empty(), Optional.of("rulebook: (%s) cannot be used: %s".formatted(name, problem)));
    }

    private static Optional<LiveModels.Setting> setting(
            ServiceSettings settings, ModelStore store, Consumer<String> remark) {
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
            if (!schema.version().equals(Features.schema().version())) {
                throw new IllegalArgumentException(
                        "it was trained on the feature schema (%s) and the service computes (%s). Train it again."
                                .formatted(schema.version(), Features.schema().version()));
            }
            String version = store.keep(read).version();
            if (damaged) {
                remark.accept("The kept model (%s) was changed on the disk and is written again from the one in (%s)."
                        .formatted(store.place(version), folder.get()));
            }
            return Optional.of(new LiveModels.Setting(version, PublicationCheck.objections(read, State.LIVE)));
        } catch (RuntimeException e) {
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
