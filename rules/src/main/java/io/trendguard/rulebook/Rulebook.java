package io.trendguard.rulebook;

import io.trendguard.decision.DecisionPoint;
import java.nio.file.Path;
import java.util.Optional;

/** One version of a policy, compiled and immutable: tables, rules, messages, expected effects and golden cases. */
public final class Rulebook {
    private final RulebookFiles files;
    private final Manifest manifest;
    private final Messages messages;

    private Rulebook(RulebookFiles files, Manifest manifest, Messages messages) {
        this.files = files;
        this.manifest = manifest;
        this.messages = messages;
    }

    /** Reads and compiles a folder. */
    public static Rulebook load(Path folder) {
        return of(RulebookFiles.read(folder));
    }

    /** A rulebook that ships with the product: {@code regret} or {@code regret-48h}. */
    public static Rulebook shipped(String name) {
        return of(RulebookFiles.shipped(name));
    }

    /** Compiles files. */
    public static Rulebook of(RulebookFiles files) {
        Manifest manifest = Manifests.read(files);
        return new Rulebook(
                files, manifest, Messages.of(files, manifest.locales().get(0)));
    }

    /** Hash of its files; the name under which it is published and logged. */
    public String version() {
        return files.version();
    }

    /** Its name, for example {@code regret}. */
    public String name() {
        return manifest.name();
    }

    /** What it decides. */
    public DecisionPoint decisionPoint() {
        return manifest.decisionPoint();
    }

    /** What {@code rulebook.yaml} says. */
    public Manifest manifest() {
        return manifest;
    }

    /** Its files as they are hashed and published. */
    public RulebookFiles files() {
        return files;
    }

    /** The message of that name in the language that fits best: de-AT, then de, then the rulebook's first language. */
    public Optional<MessageTemplate> message(String locale, String name) {
        return messages.find(locale, name);
    }
}
