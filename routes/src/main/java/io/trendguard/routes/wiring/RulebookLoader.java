package io.trendguard.routes.wiring;

import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.rulebook.cases.ConfinedCheck;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Loads the rulebooks that the settings name. One that must not be used keeps the service from starting. */
final class RulebookLoader {
    private final ServiceSettings settings;
    private final RulebookStore store;

    RulebookLoader(ServiceSettings settings, RulebookStore store) {
        this.settings = settings;
        this.store = store;
    }

    /**
     * The rulebooks; takes some seconds. A folder is checked in a JVM of its own, unless its version was used, and so
     * checked, before.
     *
     * @throws RefusedAssetException if one cannot be used, or is refused and nobody said that it is to be used all the
     *     same, or if two claim the same place
     */
    NamedRulebooks load() {
        List<NamedRulebooks.Found> found = new ArrayList<>();
        for (String nameOrFolder : settings.namedRulebooks()) {
            found.add(load(nameOrFolder));
        }
        NamedRulebooks rulebooks = NamedRulebooks.of(found);
        rulebooks.all().forEach(store::keep);
        return rulebooks;
    }

    private NamedRulebooks.Found load(String nameOrFolder) {
        try {
            Path folder = Path.of(nameOrFolder);
            if (!Files.isDirectory(folder)) {
                return new NamedRulebooks.Found(nameOrFolder, Rulebook.shipped(nameOrFolder), List.of());
            }
            RulebookFiles files = RulebookFiles.read(folder);
            List<Finding> findings = store.wasChecked(files.version())
                    ? List.of()
                    : new ConfinedCheck(ConfinedCheck.DEFAULTS).check(files);
            if (!findings.isEmpty() && !settings.useRefusedAssets()) {
                throw refused(nameOrFolder, findings, RefusedAssetException.USE_ALL_THE_SAME);
            }
            return new NamedRulebooks.Found(nameOrFolder, Rulebook.of(files), findings);
        } catch (RulebookException e) {
            throw refused(nameOrFolder, e.findings(), "");
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new RefusedAssetException(
                    "The rulebook (%s) cannot be used:".formatted(nameOrFolder),
                    String.valueOf(e.getMessage()),
                    RefusedAssetException.MEND);
        }
    }

    private static RefusedAssetException refused(String name, List<Finding> findings, String orElse) {
        String all = findings.stream().map(Finding::words).collect(Collectors.joining("\n  ", "\n  ", ""));
        return new RefusedAssetException(
                "The rulebook (%s) is refused:".formatted(name), all, RefusedAssetException.MEND + orElse);
    }
}
