package io.trendguard.routes.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.rulebook.RulebookFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An analyst changes a rulebook and reads which cases change. */
@SuppressWarnings("NullAway.Init")
class RulebookCommandTest {
    private static final String CASE = "cases/at-high-risk-credit-is-offered-after-two-days.yaml";

    @TempDir
    Path folder;

    private record Said(int code, List<String> lines) {}

    private static Said rulebook(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            int code = new CommandLine(new RulebookCommand()).execute(words);
            return new Said(code, out.toString(UTF_8).lines().toList());
        } finally {
            System.setOut(before);
        }
    }

    private void change(String path, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(path));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(path), text.replace(before, after));
    }

    @Test
    void aChangedRowOrThresholdIsToldAsTheCasesThatItChanges() throws IOException {
        RulebookFiles.shipped("regret-48h").write(folder);
        change(CASE, "outcome: intervene\nchosen: keep-it-credit/email/l1\n", "decision: {}\n");
        change(CASE, "credit_minor: 1500\ndelay_hours: 48\nreasons: [KNOWN_BUYER, HIGH_RISK, HIGH_RISK_CREDIT]\n", "");

        Said recorded = rulebook("record", folder.toString());
        assertThat(recorded.code()).isZero();
        assertThat(recorded.lines()).hasSize(2).first().asString().contains(CASE);
        assertThat(RulebookFiles.read(folder)).isEqualTo(RulebookFiles.shipped("regret-48h"));
        assertThat(folder.resolve(CASE.replace("cases/", "cases/traces/"))).exists();

        change("rulebook.yaml", "{value: 1500,", "{value: 1400,");
        change("policy.dmn", "<text>At high risk an e-mail offers", "<text>At high risk a letter offers");
        Said tested = rulebook("test", folder.toString());
        assertThat(tested.code()).isEqualTo(1);
        assertThat(tested.lines())
                .contains(
                        "FAILS: From 0.8 an e-mail offers 15 credit for keeping it, two days after the purchase. (%s)"
                                .formatted(CASE),
                        "  credit_minor is 1400 and should be 1500")
                .anyMatch(line -> line.startsWith("  now policy/proposals row 1: At high risk a letter offers"));

        Said compared = rulebook("diff", "regret-48h", folder.toString());
        assertThat(compared.code()).isEqualTo(1);
        assertThat(compared.lines())
                .startsWith(
                        "parameter credit_minor: 1500 minor units → 1400 minor units (Credit for keeping it)",
                        "file policy.dmn: changed",
                        "file rulebook.yaml: changed")
                .anyMatch(line ->
                        line.startsWith("  after:  keep-it-credit/email/l1: Credit for keeping it, 14.00 EUR credit"));
    }
}
