package io.trendguard.rulebook;

import io.trendguard.contact.SendPolicy;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.TableFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One version of a policy, compiled and immutable: tables, rules, messages, expected effects and golden cases. */
public final class Rulebook {
    /** The reason code of an intervention whose content is not written, so that its link would lead to less than it says. */
    public static final String CONTENT_MISSING = "CONTENT_MISSING";

    /** The file with the rules. */
    public static final String RULES_FILE = DrlAllowList.FILE;

    private final RulebookFiles files;
    private final Manifest manifest;
    private final PointDefinition point;
    private final SendPolicy sendPolicy;
    private final Messages messages;
    private final Contents contents;
    private final UpliftTable uplift;
    private final Map<String, DecisionTables> tables;
    private final ArbitrationRules rules;

    private Rulebook(
            RulebookFiles files,
            Manifest manifest,
            Messages messages,
            Contents contents,
            UpliftTable uplift,
            Map<String, DecisionTables> tables,
            ArbitrationRules rules) {
        this.files = files;
        this.manifest = manifest;
        this.point = PointDefinitions.installed().of(manifest.decisionPoint());
        this.sendPolicy = reading(Manifests.FILE, () -> SendParameters.read(manifest));
        this.messages = messages;
        this.contents = contents;
        this.uplift = uplift;
        this.tables = tables;
        this.rules = rules;
    }

    /** Reads and compiles a folder. Throws {@link RulebookException} with every reason why it cannot be used. */
    public static Rulebook load(Path folder) {
        return of(RulebookFiles.read(folder));
    }

    /** A rulebook that ships with the product: {@code regret} or {@code regret-48h}. */
    public static Rulebook shipped(String name) {
        return of(RulebookFiles.shipped(name));
    }

    /** Compiles files. Throws {@link RulebookException} with every reason why they cannot be used. */
    public static Rulebook of(RulebookFiles files) {
        return compile(files, true);
    }

    /** The same rulebook, but decisions do not tell which rows fired: for replays where only the choice counts. */
    public Rulebook withoutTrace() {
        return compile(files, false);
    }

    private static Rulebook compile(RulebookFiles files, boolean traced) {
        Manifest manifest = reading(Manifests.FILE, () -> Manifests.read(files));
        PointDefinition point =
                reading(Manifests.FILE, () -> PointDefinitions.installed().of(manifest.decisionPoint()));
        List<String> tableFiles = point.tables().stream().map(TableFile::path).toList();
        List<Finding> findings = new ArrayList<>();
        for (String path : tableFiles) {
            if (files.text(path).isEmpty()) {
                findings.add(Finding.in(
                        path,
                        "The tables are missing. Every rulebook of (%s) has %s.".formatted(point.point(), tableFiles)));
            }
        }
        for (String path : List.of(DrlAllowList.FILE, UpliftTable.FILE)) {
            if (files.text(path).isEmpty()) {
                findings.add(Finding.in(path, "The file is missing. Every rulebook has it."));
            }
        }
        stopAt(findings);
        Map<String, DmnFile> parsed = new LinkedHashMap<>();
        for (String path : tableFiles) {
            DmnFile file = DmnFile.parse(path, files.text(path).orElseThrow());
            parsed.put(file.name(), file);
            List<Finding> unknown = Parameters.unknown(file, manifest);
            findings.addAll(unknown.isEmpty() ? DmnAllowList.check(file.baked(manifest)) : unknown);
        }
        DrlFile drl =
                DrlAllowList.read(files.text(DrlAllowList.FILE).orElseThrow(), new FactProperties(point.inputs()));
        stopAt(findings);
        Map<String, DecisionTables> tables = new LinkedHashMap<>();
        parsed.forEach((name, file) -> tables.put(name, DecisionTables.compile(file, manifest, traced)));
        UpliftTable uplift = reading(
                UpliftTable.FILE,
                () -> UpliftTable.parse(files.text(UpliftTable.FILE).orElseThrow()));
        Messages messages = Messages.of(files, manifest.locales().get(0));
        return new Rulebook(
                files,
                manifest,
                messages,
                Contents.of(files),
                uplift,
                tables,
                ArbitrationRules.compile(drl, files.version()));
    }

    private static void stopAt(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new RulebookException(findings);
        }
    }

    private static <T> T reading(String file, java.util.function.Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new RulebookException(Finding.in(file, String.valueOf(e.getMessage())));
        }
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

    /** What its decision point is. */
    public PointDefinition point() {
        return point;
    }

    /** The compiled tables that are asked in a role, in the order of the decision point; some points leave a role out. */
    public List<DecisionTables> tables(TableFile.Role role) {
        return point.tables().stream()
                .filter(file -> file.role() == role)
                .map(file -> tables(file.name()))
                .toList();
    }

    /** What {@code rulebook.yaml} says. */
    public Manifest manifest() {
        return manifest;
    }

    /** What is checked again when something that it decided is sent. */
    public SendPolicy sendPolicy() {
        return sendPolicy;
    }

    /** Its files as they are hashed and published. */
    public RulebookFiles files() {
        return files;
    }

    /** The compiled tables of a file, for example {@code policy}. */
    public DecisionTables tables(String name) {
        DecisionTables found = tables.get(name);
        if (found == null) {
            throw new IllegalArgumentException(
                    "There are no tables (%s). There are %s.".formatted(name, tables.keySet()));
        }
        return found;
    }

    /** The compiled rules. */
    public ArbitrationRules rules() {
        return rules;
    }

    /** The expected effects. */
    public UpliftTable uplift() {
        return uplift;
    }

    /** The message of that name in the language that fits best: de-AT, then de, then the rulebook's first language. */
    public Optional<MessageTemplate> message(String locale, String name) {
        return messages.find(locale, name);
    }

    /**
     * What the customer's page shows behind the link of an intervention's message, in the language of the message.
     *
     * @param category of the product; content of its own comes before that for all products
     * @return one for each that is written
     */
    public List<MessageTemplate> content(String locale, String intervention, Optional<String> category) {
        return contentNames(intervention).stream()
                .flatMap(name -> contents.find(language(locale, intervention), name, category).stream())
                .toList();
    }

    /** Whether something that the intervention's messages promise is not written for the category. */
    public boolean lacksContent(String locale, String intervention, Optional<String> category) {
        return content(locale, intervention, category).size()
                < contentNames(intervention).size();
    }

    private List<String> contentNames(String intervention) {
        return Optional.ofNullable(manifest.interventions().get(intervention))
                .flatMap(Manifest.Intervention::content)
                .orElse(List.of());
    }

    /** The language in which a customer gets its message, and so finds the page. */
    private String language(String locale, String intervention) {
        return Optional.ofNullable(manifest.interventions().get(intervention)).stream()
                .flatMap(found -> found.templates().values().stream().sorted())
                .flatMap(template -> message(locale, template).stream())
                .map(MessageTemplate::locale)
                .findFirst()
                .orElse(manifest.locales().get(0));
    }

    /** Whether a content is written in exactly that language, for any category. */
    boolean isWritten(String locale, String content) {
        return contents.isWritten(locale, content);
    }

    /** All words of a content in that language. */
    String contentWords(String locale, String content) {
        return contents.words(locale, content);
    }

    /** The same rulebook with another text of one table file; the version is kept, so it must not be published. */
    Rulebook with(String path, String text) {
        Map<String, DecisionTables> changed = new LinkedHashMap<>(tables);
        DmnFile file = DmnFile.parse(path, text);
        changed.put(file.name(), DecisionTables.compile(file, manifest, true));
        return new Rulebook(files, manifest, messages, contents, uplift, changed, rules);
    }

    /** The same rulebook without one rule; the version is kept, so it must not be published. */
    Rulebook withoutRule(String rule) {
        DrlFile drl = drl();
        return new Rulebook(
                files,
                manifest,
                messages,
                contents,
                uplift,
                tables,
                ArbitrationRules.compile(drl.without(rule), version()));
    }

    /** Its rules as they were understood. */
    DrlFile drl() {
        return DrlAllowList.read(files.text(DrlAllowList.FILE).orElse(""), new FactProperties(point.inputs()));
    }

    /** Names of the messages in exactly that language. */
    Set<String> messageNames(String locale) {
        return messages.names(locale);
    }
}
