package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trendguard.file.Folders;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.settings.SettingsReader;
import io.trendguard.rulebook.RulebookFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every mistake of every kind of file, through the commands that read it: the exit code is not 0, the message names the file
 * and says nothing of classes and parsers.
 */
class MistakesInFilesTest {
    /** What only a programmer of TrendGuard or of its libraries could understand. */
    static final Pattern INNER = Pattern.compile(
            "\\b(java|javax|jakarta|com|org|io|sun|jdk|ml)(\\.[a-z_]\\w*)+\\.(?-i:[A-Z])\\w+|\\w+Exception|\\bat"
                    + " [a-z]+\\.[\\w.$]+\\(|fasterxml|Unrecognized token|Unexpected character|Unexpected end-of|Cannot"
                    + " (deserialize|construct|coerce)|expected one of|line: \\d+, column|was expecting|mapping values are"
                    + " not|found character|could not (find|determine)|while (parsing|scanning)|mismatched input|no"
                    + " viable|extraneous input|token recognition|Malformed|MalformedInput|For input string|out of"
                    + " bounds|Not in GZIP|ZLIB|end of ZLIB|invalid"
                    + " (block|distance|stored|code)|cvc-|\\bnull\\b(?!\\))|JsonToken|START_OBJECT|START_ARRAY|VALUE_STRING|snakeyaml|picocli|kie|drools|XGBoostError|dmlc|Check"
                    + " failed",
            Pattern.CASE_INSENSITIVE);

    private static final String NUMBER_OF_MANY_DIGITS = "7".repeat(2_000);
    /** Changes of a number that stands in a sentence or in a column of texts. */
    private static final Set<String> IN_WORDS_ONLY = Set.of(
            "the last byte missing",
            "with a number of 2,000 digits",
            "with 1e100000000",
            "with a text for a number",
            "with null for a number",
            "with a list for a number");

    /** What holds no event, or one whose fields the service refuses. */
    private static final Set<String> NO_EVENTS = Set.of(
            "empty",
            "blank",
            "holding ({})",
            "with 1e100000000",
            "with a text for a number",
            "with null for a number",
            "with a list for a number");

    private static final Path MODELS = Path.of("../model-adapter/src/test/resources");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> findings = new ArrayList<>();
    private Set<String> harmless = Set.of();

    /** Runs a command for each mistake in a file; the mistakes that leave such a file whole are named. */
    private void everyMistake(Path file, byte[] valid, List<String> command) throws IOException {
        everyMistake(file, FileMistakes.of(valid), command);
    }

    private void everyMistake(Path file, Map<String, byte[]> contents, List<String> command) throws IOException {
        for (Map.Entry<String, byte[]> broken : contents.entrySet()) {
            Files.write(file, broken.getValue());
            look(file, broken.getKey(), command);
        }
        Files.delete(file);
        if (!file.endsWith("keys.json")) { // the first key makes it
            look(file, "missing", command);
        }
        Files.createDirectory(file);
        look(file, "a folder", command);
        Files.delete(file);
        assertThat(findings).isEmpty();
    }

    private void look(Path file, String mistake, List<String> command) {
        Typed typed = Typed.of(command);
        String said = (typed.out() + typed.err())
                .replace(NUMBER_OF_MANY_DIGITS, "7")
                .replace("!!java.io.File", "")
                .replaceAll(mistake.contains("null") ? "\\bnull\\b" : "\\bnull\\b(?=[,;)])", "");
        String what = "%s %s: ".formatted(file.getFileName(), mistake);
        Matcher inner = INNER.matcher(said.replace(folder.toString(), "folder"));
        if (inner.find()) {
            findings.add(what + "says (" + inner.group() + "): " + said);
        }
        if (harmless.contains(mistake)) {
            return;
        }
        if (typed.code() == 0) {
            findings.add(what + "is taken: " + said);
        } else if (!said.contains(String.valueOf(file.getFileName()))) {
            findings.add(what + "does not name the file: " + said);
        }
    }

    private String text(Path file) {
        return file.toString();
    }

    private static byte[] shippedMapping(String name) throws IOException {
        return Files.readAllBytes(Path.of("../model-adapter/src/main/resources/mappings", name + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fashion-returns", "shop-sessions", "trendguard"})
    void mappings(String name) throws Exception {
        harmless = IN_WORDS_ONLY;
        Path file = folder.resolve("mine.yaml");
        everyMistake(file, shippedMapping(name), List.of("mapping", "check", text(file)));
    }

    private static final String TABLE = """
        order_item_id;order_date;item_price;color;returned
        1;2026-01-01;10,50;red;1
        2;2026-01-02;20,50;blue;0
        3;2026-01-03;30,50;red;1
        """;

    @Test
    void tablesToDraftAMappingFrom() throws Exception {
        Path file = folder.resolve("orders.csv");
        harmless = IN_WORDS_ONLY;
        everyMistake(file, TABLE.getBytes(UTF_8), List.of("mapping", "draft", text(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.csv", "orders.csv.gz", "orders.tsv"})
    void tablesToTrainOn(String name) throws Exception {
        Path file = folder.resolve(name);
        everyMistake(
                file,
                TABLE.getBytes(UTF_8),
                List.of(
                        "train",
                        "--mapping",
                        "fashion-returns",
                        "--history",
                        text(file),
                        "--out",
                        text(folder.resolve("model"))));
    }

    @Test
    void tablesToScore() throws Exception {
        Path file = folder.resolve("orders.csv");
        everyMistake(
                file,
                TABLE.getBytes(UTF_8),
                List.of(
                        "score",
                        "--model",
                        text(MODELS.resolve("golden-imported-model")),
                        "--mapping",
                        "fashion-returns",
                        "--events",
                        text(file),
                        "--out",
                        text(folder.resolve("scored.csv"))));
    }

    @Test
    void eventsToTrainOn() throws Exception {
        Path file = folder.resolve("events.ndjson");
        harmless = NO_EVENTS;
        everyMistake(
                file,
                (Shop.purchase("e-1", "ida", Shop.CLASSIC, java.time.Instant.EPOCH) + "\n").getBytes(UTF_8),
                List.of("train", "--history", text(file), "--out", text(folder.resolve("model"))));
    }

    @Test
    void eventsToPlay() throws Exception {
        Path file = folder.resolve("events.ndjson");
        HttpServer nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nobody.start();
        try {
            String address = "http://localhost:" + nobody.getAddress().getPort();
            harmless = NO_EVENTS;
            everyMistake(
                    file,
                    "{\"id\": 1}\n".getBytes(UTF_8),
                    List.of("play", "--events", text(file), "--to", address, "--key", "any"));
        } finally {
            nobody.stop(0);
        }
    }

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
                Map<String, byte[]> changed = new java.util.TreeMap<>(files);
                changed.put(file, broken.getValue());
                ModelFolder.write(model, changed);
                Typed typed = Typed.of(command);
                Matcher inner = INNER.matcher(typed.err().replace(folder.toString(), "folder"));
                if (typed.code() == 0 || inner.find() || !typed.err().contains(text(folder))) {
                    findings.add(file + " " + broken.getKey() + ": " + typed.err());
                }
            }
        }
        ModelFolder.write(model, files);
        assertThat(findings).isEmpty();
        harmless = new java.util.HashSet<>(IN_WORDS_ONLY); // its numbers tell people of the training
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
        io.trendguard.simulation.crash.KillSettings.segments(log).close();
        List<Path> files;
        try (java.util.stream.Stream<Path> all = Files.walk(log)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            byte[] valid = Files.readAllBytes(file);
            Map<String, byte[]> mistakes = FileMistakes.of("{\"a\":1}".getBytes(UTF_8)); // segments are large
            mistakes.keySet().retainAll(Set.of("empty", "binary", "a web page", "holding ({)"));
            mistakes.put("half", java.util.Arrays.copyOf(valid, valid.length / 2));
            for (Map.Entry<String, byte[]> broken : mistakes.entrySet()) {
                Files.write(file, broken.getValue());
                Typed typed = Typed.of(List.of("replay", "--data", text(folder)));
                Matcher inner = INNER.matcher((typed.out() + typed.err()).replace(folder.toString(), "folder"));
                if (inner.find()) {
                    findings.add(file + " " + broken.getKey() + ": " + typed.err());
                }
            }
            Files.write(file, valid);
        }
        assertThat(findings).isEmpty();
    }

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
