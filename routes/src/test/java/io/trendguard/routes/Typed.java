package io.trendguard.routes;

import io.trendguard.routes.command.TrendGuard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that was typed, in this process: its exit code and what it said. */
record Typed(int code, String out, String err) {
    static Typed of(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(errors);
        try {
            int code = TrendGuard.line()
                    .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
                    .execute(words.toArray(String[]::new));
            return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }
}
