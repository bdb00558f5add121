package io.trendguard.rulebook;

import io.trendguard.contact.SendPolicy;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.TableFile;
import java.math.BigDecimal;
import java.nio.file.Path;
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

    Rulebook(
            RulebookFiles files,
            Manifest manifest,
            SendPolicy sendPolicy,
            Messages messages,
            Contents contents,
            UpliftTable uplift,
            Map<String, DecisionTables> tables,
            ArbitrationRules rules) {
        this.files = files;
        this.manifest = manifest;
        this.point = PointDefinitions.installed().of(manifest.decisionPoint());
        this.sendPolicy = sendPolicy;
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

    /** A rulebook that ships with the product: {@code regret}, {@code regret-48h} or {@code cart}. */
    public static Rulebook shipped(String name) {
        return of(RulebookFiles.shipped(name));
    }

    /** Compiles files. Throws {@link RulebookException} with every reason why they cannot be used. */
    public static Rulebook of(RulebookFiles files) {
        return RulebookCompiler.compile(files, true, Optional.empty());
    }

    /**
     * The rulebook of other files. What was compiled for this one is shared wherever the text is the same, so that versions
     * which differ in parameters, messages, effects or cases only are compiled once.
     *
     * @throws RulebookException with every reason why they cannot be used
     */
    public Rulebook withFiles(RulebookFiles changed) {
        return RulebookCompiler.compile(changed, isTraced(), Optional.of(this));
    }

    private boolean isTraced() {
        return tables.values().stream().allMatch(one -> one.compiled().traced());
    }

    /**
     * The same rulebook with other values of parameters, under a version of its own. Nothing is compiled.
     *
     * @param values by name; the others stay
     * @throws RulebookException that names a parameter which there is not, or a value which is out of bounds
     */
    public Rulebook withParameters(Map<String, BigDecimal> values) {
        return withFiles(files.with(
                Manifests.FILE, ParameterText.with(files.text(Manifests.FILE).orElseThrow(), manifest, values)));
    }

    /** The same rulebook, but decisions do not tell which rows fired: for replays where only the choice counts. */
    public Rulebook withoutTrace() {
        return RulebookCompiler.compile(files, false, Optional.of(this));
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

    /** One table, for example {@code policy/level}. */
    public Table table(String path) {
        int slash = path.indexOf('/');
        String table = path.substring(slash + 1);
        return tables(path.substring(0, Math.max(0, slash))).tables().stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no table (%s).".formatted(path)));
    }

    /** A row of a table, from 1; absent if this rulebook has no such table or row. */
    public Optional<Table.Row> findRow(String path, int number) {
        int slash = path.indexOf('/');
        return Optional.ofNullable(tables.get(path.substring(0, Math.max(0, slash))))
                .flatMap(file -> file.tables().stream()
                        .filter(table -> table.name().equals(path.substring(slash + 1)))
                        .findFirst())
                .map(Table::rows)
                .filter(rows -> number >= 1 && number <= rows.size())
                .map(rows -> rows.get(number - 1));
    }

    /** A row of a table, from 1, for example {@code policy/level}, 2. */
    public Table.Row row(String table, int number) {
        return table(table).rows().get(number - 1);
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
        changed.put(file.name(), DecisionTables.of(CompiledTables.compile(file, true), manifest));
        return new Rulebook(files, manifest, sendPolicy, messages, contents, uplift, changed, rules);
    }

    /** The same rulebook without one rule; the version is kept, so it must not be published. */
    Rulebook withoutRule(String rule) {
        DrlFile drl = drl();
        return new Rulebook(
                files,
                manifest,
                sendPolicy,
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
