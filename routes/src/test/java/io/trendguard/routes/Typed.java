package io.trendguard.routes;

import io.trendguard.routes.command.TrendGuard;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command that was typed, in this process: its exit code and what it said. */
record Typed(int code, String out, String err) {
    static Typed of(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int code = TrendGuard.line().setErr(new PrintWriter(err)).execute(words.toArray(String[]::new));
            return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}
