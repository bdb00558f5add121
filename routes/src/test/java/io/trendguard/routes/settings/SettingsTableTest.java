package io.trendguard.routes.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table of settings holds exactly those that the service asks for. */
class SettingsTableTest {
    private static final String PREFIX = "trendguard.";
    private static final Pattern NAME = Pattern.compile("`([a-z.-]+)`");

    @Test
    void everySettingIsInTheTableAndNoOther() throws IOException {
        Set<String> asked = new TreeSet<>();
        new SettingsReader(name -> {
                    asked.add(name.substring(PREFIX.length()));
                    return Optional.empty();
                })
                .read();

        Set<String> written = new TreeSet<>();
        String readme = Files.readString(Path.of("..", "README.md"));
        String section = readme.substring(readme.indexOf("## Settings"), readme.indexOf("## Glossary"));
        section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.indexOf('|', 1)))
                .filter(cell -> !cell.contains("`trendguard.`"))
                .forEach(cell -> NAME.matcher(cell).results().forEach(name -> written.add(name.group(1))));

        assertThat(written).isEqualTo(asked);
    }
}
