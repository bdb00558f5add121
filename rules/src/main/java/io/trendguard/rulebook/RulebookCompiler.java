package io.trendguard.rulebook;

import io.trendguard.point.PointDefinition;
import io.trendguard.point.PointDefinitions;
import io.trendguard.point.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes rulebooks of files. Tables and rules whose text was compiled before are shared and not compiled again, so that
 * another value of a parameter costs no compilation.
 */
final class RulebookCompiler {
    private final RulebookFiles files;
    private final Manifest manifest;
    private final PointDefinition point;
    private final boolean traced;
    private final Optional<Rulebook> before;

    private RulebookCompiler(RulebookFiles files, boolean traced, Optional<Rulebook> before) {
        this.files = files;
        this.manifest = reading(Manifests.FILE, () -> Manifests.read(files));
        this.point = reading(Manifests.FILE, () -> PointDefinitions.installed().of(manifest.decisionPoint()));
        this.traced = traced;
        this.before = before;
    }

    /**
     * Compiles files. Throws {@link RulebookException} with every reason why they cannot be used.
     *
     * @param traced whether decisions tell which rows fired
     * @param before whose compiled tables and rules are shared where their text is the same
     */
    static Rulebook compile(RulebookFiles files, boolean traced, Optional<Rulebook> before) {
        return new RulebookCompiler(files, traced, before).rulebook();
    }

    private Rulebook rulebook() {
        stopAt(missingFiles());
        List<CompiledTables> compiled = new ArrayList<>();
        List<DmnFile> changed = new ArrayList<>();
        for (TableFile table : point.tables()) {
            String path = table.path();
            compiledBefore(path).ifPresentOrElse(compiled::add, () -> changed.add(DmnFile.parse(path, text(path))));
        }
        List<Finding> findings = new ArrayList<>();
        changed.forEach(file ->
                findings.addAll(DmnAllowList.check(file, manifest.parameters().keySet())));
        DrlFile drl = DrlAllowList.read(text(DrlAllowList.FILE), new FactProperties(point.inputs()));
        stopAt(findings);
        changed.forEach(file -> compiled.add(CompiledTables.compile(file, traced)));
        Map<String, DecisionTables> tables = new TreeMap<>();
        compiled.forEach(one -> tables.put(one.name(), DecisionTables.of(one, manifest)));
        return new Rulebook(
                files,
                manifest,
                reading(Manifests.FILE, () -> SendParameters.read(manifest)),
                Messages.of(files, manifest.locales().get(0)),
                Contents.of(files),
                reading(UpliftTable.FILE, () -> UpliftTable.parse(text(UpliftTable.FILE))),
                tables,
                before.filter(other -> isUnchanged(other, DrlAllowList.FILE)
                                && other.decisionPoint().equals(point.point()))
                        .map(Rulebook::rules)
                        .orElseGet(() -> ArbitrationRules.compile(drl, files.version())));
    }

    private List<Finding> missingFiles() {
        List<Finding> findings = new ArrayList<>();
        List<String> tables = point.tables().stream().map(TableFile::path).toList();
        for (String path : tables) {
            if (files.text(path).isEmpty()) {
                findings.add(Finding.in(
                        path,
                        "The tables are missing. Every rulebook of (%s) has %s.".formatted(point.point(), tables)));
            }
        }
        for (String path : List.of(DrlAllowList.FILE, UpliftTable.FILE)) {
            if (files.text(path).isEmpty()) {
                findings.add(Finding.in(path, "The file is missing. Every rulebook has it."));
            }
        }
        return findings;
    }

    /** The tables of a file as they were compiled before; absent if they read anything that is not there now. */
    private Optional<CompiledTables> compiledBefore(String path) {
        return before.filter(other -> isUnchanged(other, path))
                .map(other -> other.tables(DmnFile.name(path)).compiled())
                .filter(compiled -> compiled.traced() == traced
                        && manifest.parameters().keySet().containsAll(compiled.parameters()));
    }

    private boolean isUnchanged(Rulebook other, String path) {
        return other.files().text(path).equals(files.text(path));
    }

    private String text(String path) {
        return files.text(path).orElseThrow();
    }

    private static void stopAt(List<Finding> findings) {
        if (!findings.isEmpty()) {
            throw new RulebookException(findings);
        }
    }

    private static <T> T reading(String file, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            throw new RulebookException(Finding.in(file, String.valueOf(e.getMessage())));
        }
    }
}
