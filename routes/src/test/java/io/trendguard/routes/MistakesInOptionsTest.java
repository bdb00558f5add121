package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.file.Folders;
import io.trendguard.routes.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in settings and options, and places that cannot be written to. */
class MistakesInOptionsTest extends MistakesInFiles {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "clock",
                "lanes",
                "lane-queue",
                "checkout-deadline",
                "allocation-window",
                "public-url",
                "mail-catcher",
                "budget-minor",
                "holdout",
                "jwt.key",
                "smtp.port",
                "smtp.security",
                "smtp.from",
                "time-zone",
                "inbox",
                "data"
            })
    void settings(String name) {
        for (String value : List.of(
                "",
                " ",
                "\u0000",
                "many",
                "-1",
                "1e100000000",
                NUMBER_OF_MANY_DIGITS,
                "null",
                "[1]",
                "{",
                "ht tp://x",
                "%",
                "a@b@c",
                "P1Y2",
                "Mars/Olympus",
                "\ud83d")) {
            try {
                new SettingsReader(asked -> asked.equals("trendguard." + name) ? Optional.of(value) : Optional.empty())
                        .read();
            } catch (IllegalArgumentException e) {
                String said = String.valueOf(e.getMessage()).replace("(" + value + ")", "()");
                if (INNER.matcher(said).find() || !said.contains(name)) {
                    findings.add("%s=%s: %s".formatted(name, value, said));
                }
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "play --events x --key k --to ht|tp",
                "play --events x --key k --rate many",
                "load --key k --rate 1.5",
                "key shop --role KING",
                "model publish x --reason r --key k --state NOWHERE",
                "model publish x --reason r --key k --share many",
                "train --history x --out y --report long",
                "train --history x --out y --seed x",
                "key UPPER_CASE!",
                "mapping check \u0000",
                "mapping draft",
                "rulebook check nobodys",
                "rulebook test nobodys",
                "rulebook record nobodys",
                "rulebook diff regret nobodys",
                "nonsense",
                "score"
            })
    void options(String line) {
        List<String> command = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            command.add(word.replace('|', ' '));
        }
        Typed typed = Typed.of(command);
        assertThat(typed.code()).as(line).isNotZero();
        assertThat(typed.err()).as(line).isNotBlank();
        Matcher inner = INNER.matcher(typed.out() + typed.err().replace("expected one of [", ""));
        assertThat(inner.find() ? inner.group() + ": " + typed.err() : "")
                .as(line)
                .isEmpty();
    }

    @Test
    void placesThatCannotBeWrittenTo() throws Exception {
        Path model = MODELS.resolve("golden-imported-model");
        Path events = Files.write(folder.resolve("events.ndjson"), new byte[0]);
        for (Path out : List.of(folder, folder.resolve("nowhere/deep/scored.csv"), events.resolve("scored.csv"))) {
            look(
                    out,
                    "as the place to write to",
                    List.of("score", "--model", text(model), "--events", text(events), "--out", text(out)));
        }
        assertThat(findings).isEmpty();
        Folders.delete(folder.resolve("nowhere"));
    }
}
