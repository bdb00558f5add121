package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.model.serve.ModelFolder;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.simulation.crash.KillSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in what a data folder and a model folder hold: models, rulebooks, keys, the log. */
class MistakesInAssetsTest extends MistakesInFiles {
    @ParameterizedTest
    @ValueSource(strings = {"golden-blended-model"})
    void filesOfModels(String name) throws Exception {
        Map<String, byte[]> files = ModelFolder.read(MODELS.resolve(name)).files();
        Path model = folder.resolve("model");
        List<String> command = List.of(
                "score",
                "--model",
                text(model),
                "--events",
                text(folder.resolve("none")),
                "--out",
                text(folder.resolve("scored.csv")));
        for (String file : files.keySet()) {
            for (Map.Entry<String, byte[]> broken :
                    FileMistakes.of(files.get(file)).entrySet()) {
                Map<String, byte[]> changed = new TreeMap<>(files);
                changed.put(file, broken.getValue());
                ModelFolder.write(model, changed);
                Typed typed = Typed.of(command);
                if (typed.code() == 0
                        || inner(typed.err()).isPresent()
                        || !typed.err().contains(text(folder))) {
                    findings.add(file + " " + broken.getKey() + ": " + typed.err());
                }
            }
        }
        ModelFolder.write(model, files);
        assertThat(findings).isEmpty();
        harmless = new HashSet<>(IN_WORDS_ONLY); // its numbers tell people of the training
        harmless.add("in UTF-16");
        everyMistake(
                model.resolve(ModelFolder.MANIFEST), Files.readAllBytes(model.resolve(ModelFolder.MANIFEST)), command);
    }

    @Test
    void coefficientsFromOutside() throws Exception {
        Path file = folder.resolve("coefficients.yaml");
        everyMistake(
                file,
                """
                says: by hand
                intercept: -1.0
                features:
                  - {feature: orders_before, coefficient: 0.5, mean: 2}
                """.getBytes(UTF_8),
                List.of("model", "import", "--file", text(file), "--out", text(folder.resolve("imported"))));
    }

    @Test
    void treesFromOutsideAndTheirColumns() throws Exception {
        byte[] trees = Files.readAllBytes(MODELS.resolve("golden-blended-model/trees.json"));
        byte[] columns = """
            says: made up
            columns:
            - {column: orders, feature: orders_before}
            - {column: rate, feature: prior_return_rate_90d}
            """.getBytes(UTF_8);
        Path file = folder.resolve("trees.json");
        Path mapping = Files.write(folder.resolve("columns.yaml"), columns);
        List<String> command = List.of(
                "model",
                "import",
                "--file",
                text(file),
                "--columns",
                text(mapping),
                "--out",
                text(folder.resolve("imported")));
        everyMistake(file, trees, command);
        Files.write(file, trees);
        harmless = IN_WORDS_ONLY; // it holds no number
        everyMistake(mapping, columns, command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rulebook.yaml", "policy.dmn", "arbitration.drl", "uplift.csv"})
    void filesOfRulebooks(String name) throws Exception {
        Path rulebook = folder.resolve("data/rulebooks/mine");
        RulebookFiles.shipped("regret-48h").write(rulebook);
        Path file = rulebook.resolve(name);
        harmless = IN_WORDS_ONLY;
        everyMistake(file, Files.readAllBytes(file), List.of("replay", "--data", text(folder.resolve("data"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rulebook.yaml", "notes.txt"})
    void whatTheCheckOfARulebookSays(String name) throws Exception {
        Path rulebook = folder.resolve("mine");
        RulebookFiles.shipped("regret-48h").write(rulebook);
        Path file = rulebook.resolve(name);
        Files.createDirectories(file.getParent());
        for (String mistake : List.of("binary", "holding (a: [)")) {
            Files.write(
                    file, FileMistakes.of("says: x\nvalue: 7\n".getBytes(UTF_8)).getOrDefault(mistake, new byte[0]));
            look(file, mistake, List.of("rulebook", "check", text(rulebook)));
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void keys() throws Exception {
        Path file = folder.resolve("keys.json");
        harmless = Set.of(
                "in UTF-16",
                "holding ([])",
                "with a number of 2,000 digits",
                "with 1e100000000",
                "with null for a number",
                "with a list for a number");
        everyMistake(
                file,
                "[{\"tenant\":\"shop\",\"name\":\"n\",\"roles\":[\"SEND\"],\"sha256\":\"00\"}]".getBytes(UTF_8),
                List.of("key", "my-shop", "--data", text(folder)));
    }

    @Test
    void segmentsOfALog() throws Exception {
        Path log = folder.resolve("log");
        KillSettings.segments(log).close();
        List<Path> files;
        try (Stream<Path> all = Files.walk(log)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] valid = Files.readAllBytes(file);
            Map<String, byte[]> mistakes = FileMistakes.of("{\"a\":1}".getBytes(UTF_8)); // segments are large
            mistakes.keySet().retainAll(Set.of("empty", "binary", "a web page", "holding ({)"));
            mistakes.put("half", Arrays.copyOf(valid, valid.length / 2));
            for (Map.Entry<String, byte[]> broken : mistakes.entrySet()) {
                Files.write(file, broken.getValue());
                Typed typed = Typed.of(List.of("replay", "--data", text(folder)));
                if (inner(typed.out() + typed.err()).isPresent()) {
                    findings.add(file + " " + broken.getKey() + ": " + typed.err());
                }
            }
            Files.write(file, valid);
        }
        assertThat(findings).isEmpty();
    }
}
