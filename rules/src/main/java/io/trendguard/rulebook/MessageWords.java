package io.trendguard.rulebook;

import io.trendguard.point.PointDefinitions;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words of interventions and messages: templates that exist in every language, placeholders that can be filled. */
final class MessageWords {
    private final Rulebook rulebook;
    private final Manifest manifest;
    private final SortedSet<String> known = new TreeSet<>(Placeholders.KNOWN);
    private final List<Finding> findings = new ArrayList<>();

    private MessageWords(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.manifest = rulebook.manifest();
        known.addAll(PointDefinitions.installed()
                .of(rulebook.decisionPoint())
                .statedNumbers()
                .keySet());
    }

    static List<Finding> check(Rulebook rulebook) {
        MessageWords words = new MessageWords(rulebook);
        words.interventions();
        words.texts();
        return words.findings;
    }

    /** In which languages a template is missing, in words. */
    static List<String> missing(Rulebook rulebook, String template) {
        return rulebook.manifest().locales().stream()
                .filter(locale -> !rulebook.messageNames(locale).contains(template))
                .map(locale -> "The message (messages/%s/%s.txt) is missing.".formatted(locale, template))
                .toList();
    }

    private void interventions() {
        manifest.interventions().forEach((name, intervention) -> {
            intervention
                    .templates()
                    .values()
                    .forEach(template -> missing(rulebook, template)
                            .forEach(problem -> findings.add(Finding.in(Manifests.FILE, name, problem))));
            intervention
                    .cost()
                    .filter(parameter -> !manifest.parameters().containsKey(parameter))
                    .ifPresent(parameter -> findings.add(Finding.in(
                            Manifests.FILE, name, "The parameter (%s) is not in rulebook.yaml.".formatted(parameter))));
        });
    }

    private void texts() {
        for (String locale : manifest.locales()) {
            for (String name : rulebook.messageNames(locale)) {
                text(
                        "messages/%s/%s.txt".formatted(locale, name),
                        rulebook.message(locale, name).orElseThrow());
            }
        }
    }

    private void text(String path, MessageTemplate message) {
        if (message.subject().isBlank() || message.body().isBlank()) {
            findings.add(Finding.in(path, "The first line is the subject, the rest the text; one of them is empty."));
        }
        for (String placeholder : Messages.placeholders(message)) {
            if (!known.contains(placeholder)) {
                findings.add(Finding.in(
                        path, "The placeholder {%s} is not known. There are %s.".formatted(placeholder, known)));
            }
        }
    }
}
