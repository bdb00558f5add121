package io.trendguard.routes.wiring;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.follow.SnapshotState;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.routes.flow.Judges;
import io.trendguard.routes.model.LiveModels;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.text.Excerpt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rulebook and the models in use. Every version that was ever used is kept in the data folder; that a tenant's events
 * are decided by another version than before is an entry of the tenant's log.
 */
public final class LiveAssets implements DecisionAssets {
    private static final String ACTOR = "settings";
    private static final String IN_USE = "in use since this entry";
    private static final String REFUSED = ".refused";
    private static final int LONGEST_NOTE = 2_000;

    private final Rulebook rulebook;
    private final String note;
    private final LiveModels models;
    private final Path kept;
    private final AssetRemarks remarks;
    private final Map<String, Rulebook> published = new ConcurrentHashMap<>();
    private final Map<Tenant, Map<What, String>> announced = new ConcurrentHashMap<>();

    /**
     * A rulebook as it was found.
     *
     * @param overridden findings that refuse it, and were put aside by the settings
     */
    record Found(Rulebook rulebook, List<Finding> overridden) {
        /** What the log says when it comes into use. */
        String note() {
            String words = overridden.stream().map(Finding::words).collect(Collectors.joining("; "));
            return overridden.isEmpty()
                    ? IN_USE
                    : Excerpt.ellipsis("%s, although it is refused: %s".formatted(IN_USE, words), LONGEST_NOTE);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LiveAssets.class);

    /**
     * @param kept folder that keeps every rulebook version
     * @param remarks are told of a kept rulebook that was damaged and mended
     */
    LiveAssets(Found found, LiveModels models, Path kept, AssetRemarks remarks) {
        this.rulebook = found.rulebook();
        this.note = found.note();
        this.models = models;
        this.kept = kept;
        this.remarks = remarks;
        published.put(rulebook.version(), rulebook);
        Path folder = kept.resolve(rulebook.version());
        if (!Files.exists(folder)) {
            keep(rulebook, folder);
        } else if (!isUnchanged(folder, rulebook.version())) {
            remarks.accept("The kept rulebook (%s) was changed on the disk and is written again from the one in use."
                    .formatted(folder));
            keep(rulebook, folder);
        }
        if (!found.overridden().isEmpty()) {
            remarks.accept("The rulebook (%s) is %s".formatted(rulebook.name(), note));
            write(kept.resolve(rulebook.version() + REFUSED), note);
        }
    }

    /** Whether a rulebook of that version was used before, and nothing spoke against it. */
    static boolean wasChecked(Path kept, String version) {
        Path folder = kept.resolve(version);
        return Files.isDirectory(folder)
                && isUnchanged(folder, version)
                && !Files.exists(kept.resolve(version + REFUSED));
    }

    /** Whether the files are those that the version is the hash of. */
    static boolean isUnchanged(Path folder, String version) {
        try {
            return RulebookFiles.read(folder).version().equals(version);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            LOG.warn("The kept rulebook ({}) cannot be read: {}", folder, e.getMessage());
            return false;
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("The file (%s) cannot be written.".formatted(file), e);
        }
    }

    private static void keep(Rulebook live, Path folder) {
        try {
            live.files().write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The rulebook cannot be kept in (%s).".formatted(folder), e);
        }
    }

    @Override
    public Optional<Rulebook> rulebook(Tenant tenant) {
        return Optional.of(rulebook);
    }

    @Override
    public Judges judges(Tenant tenant, PersonRef person) {
        return models.judges(tenant, person);
    }

    @Override
    public Optional<Rulebook> published(String version) {
        Rulebook known = published.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        Path folder = kept.resolve(version);
        if (!version.matches("[0-9a-f]{64}") || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        RulebookFiles files = RulebookFiles.read(folder);
        if (!files.version().equals(version)) {
            throw new IllegalArgumentException(
                    "The kept rulebook (%s) was changed: its files have the version (%s). Put the unchanged copy back, for example from a backup."
                            .formatted(folder, files.version()));
        }
        Rulebook loaded = Rulebook.of(files);
        published.put(version, loaded);
        return Optional.of(loaded);
    }

    @Override
    public List<LogPayload> toAnnounce(Tenant tenant) {
        Map<What, String> before = announced(tenant);
        List<LogPayload> news = new ArrayList<>(0);
        if (!rulebook.version().equals(before.get(What.RULEBOOK))) {
            news.add(new PublicationPayload(
                    What.RULEBOOK,
                    rulebook.name(),
                    rulebook.version(),
                    Optional.ofNullable(before.get(What.RULEBOOK)),
                    ACTOR,
                    note));
        }
        models.toAnnounce(tenant).ifPresent(news::add);
        return news;
    }

    /** What was found damaged and was mended. */
    public List<String> remarks() {
        return remarks.all();
    }

    /** The models of all tenants. */
    public LiveModels models() {
        return models;
    }

    /** The live rulebook. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /** Forgets what the log told, since it is told everything again. */
    void forget() {
        announced.clear();
        models.forget();
    }

    @Override
    public String name() {
        return "publications";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        announced.getOrDefault(tenant, Map.of()).forEach((what, version) -> rows.putJson(what.name(), version));
        models.save(tenant, rows);
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        if (Arrays.stream(What.values()).anyMatch(what -> what.name().equals(key))) {
            announced(tenant).put(What.valueOf(key), SnapshotState.json(value, String.class));
        } else {
            models.restore(tenant, key, value);
        }
    }

    private Map<What, String> announced(Tenant tenant) {
        return announced.computeIfAbsent(tenant, t -> new ConcurrentHashMap<>());
    }

    @Override
    public void take(LoggedPayload entry) {
        if (entry.payload() instanceof PublicationPayload publication) {
            announced(entry.tenant()).put(publication.what(), publication.version());
        }
        models.take(entry);
    }
}
