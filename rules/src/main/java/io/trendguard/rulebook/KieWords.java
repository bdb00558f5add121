package io.trendguard.rulebook;

import java.util.regex.Pattern;

/** What the rule engine says of a table, without the parts that only its makers understand. */
final class KieWords {
    private static final Pattern OWN = Pattern.compile(
            "^DMN: |\\s*\\(DMN id: [^)]*\\)?|\\s*\\b(?:org|java|javax|com)\\.[a-z]+\\.[A-Za-z.$]+:?", Pattern.DOTALL);
    private static final Pattern PARSER = Pattern.compile(
            "cvc-[a-z0-9.-]+|expecting|no viable alternative|mismatched input|Exception|token recognition",
            Pattern.CASE_INSENSITIVE);

    private KieWords() {}

    static String of(String message) {
        if (PARSER.matcher(message).find()) {
            return "An expression or element is not what DMN allows there. Undo the latest change, or write it as the"
                    + " shipped rulebooks do.";
        }
        String words =
                OWN.matcher(message).replaceAll("").replaceAll("\\s+", " ").strip();
        return words.isEmpty() ? "The table is refused." : words;
    }
}
