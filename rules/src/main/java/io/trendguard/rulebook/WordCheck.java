package io.trendguard.rulebook;

import io.trendguard.candidate.Candidate;
import io.trendguard.event.Channel;
import io.trendguard.rulebook.Manifest.Intervention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every word that tables, rules, messages and effects use must be one that {@code rulebook.yaml} or TrendGuard knows. */
final class WordCheck {
    private static final String NONE = "none";
    private static final Set<String> ABOUT_ORDER = Set.of(
            "stage",
            "risk",
            "announced_return",
            "line_count",
            "has_size",
            "offers_made",
            "offers_accepted",
            "safe_mode",
            "arm",
            "sms_allowed",
            "email_allowed");
    private static final Set<String> ABOUT_CANDIDATE = Set.of(
            "segment",
            "band",
            "intervention",
            "kind",
            "scope",
            "channel",
            "addressed",
            "sends_message",
            "credit_percent",
            "credit_minor",
            "cost_minor",
            "budget_after_minor",
            "value_minor",
            "due_hours",
            "local_hour",
            "consent",
            "reachable",
            "contacts_24h",
            "contacts_7d",
            "probability");
    private static final Map<String, List<String>> NEEDED = Map.of(
            "policy", List.of("customer.segment", "level.band"),
            "arbitration", List.of("terms.weight", "terms.cost"));

    private final Rulebook rulebook;
    private final Manifest manifest;
    private final List<Finding> findings = new ArrayList<>();

    private WordCheck(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.manifest = rulebook.manifest();
    }

    static List<Finding> check(Rulebook rulebook) {
        WordCheck check = new WordCheck(rulebook);
        for (String path : Rulebook.TABLE_FILES) {
            check.tables(path, rulebook.tables(path.replace(".dmn", "")));
        }
        check.rules();
        check.messages();
        check.effects();
        return check.findings;
    }

    private void tables(String path, DecisionTables tables) {
        Set<String> known = new HashSet<>(ABOUT_ORDER);
        known.addAll(manifest.features().keySet());
        if (!tables.name().equals("policy")) {
            known.addAll(ABOUT_CANDIDATE);
        }
        if (tables.name().equals("arbitration")) {
            known.add("uplift");
        }
        for (String input : tables.inputs()) {
            if (!known.contains(input)) {
                findings.add(Finding.in(
                        path,
                        "The input (%s) is not known. Maybe rulebook.yaml does not list the feature."
                                .formatted(input)));
            }
        }
        Set<String> told = tables.tables().stream()
                .flatMap(table -> table.outputs().stream().map(output -> table.name() + "." + output))
                .collect(Collectors.toSet());
        for (String needed : NEEDED.getOrDefault(tables.name(), List.of())) {
            if (!told.contains(needed)) {
                findings.add(
                        Finding.in(path, "The output (%s) is missing; every decision reads it.".formatted(needed)));
            }
        }
        tables.tables().forEach(table -> table(path, tables.name(), table));
    }

    private void table(String path, String file, Table table) {
        for (Table.Row row : table.rows()) {
            if (row.words().isBlank()) {
                findings.add(
                        Finding.in(path, table.name(), row.number(), "The row says nothing in words. Add a sentence."));
            }
            if (!manifest.reasons().containsKey(row.reason())) {
                findings.add(Finding.in(
                        path,
                        table.name(),
                        row.number(),
                        Table.REASON,
                        "The reason code (%s) is not in rulebook.yaml.".formatted(row.reason())));
            }
        }
        boolean judges = file.equals("eligibility") || file.equals("contact-policy");
        if (judges && !table.outputs().contains("verdict")) {
            findings.add(Finding.in(path, table.name(), "The output (verdict) is missing."));
        }
        words(path, table, "verdict", Set.of("eligible", "ineligible"));
        words(path, table, "segment", Set.copyOf(manifest.segments()));
        words(path, table, "band", Set.copyOf(manifest.bands()));
        Set<String> interventions = new HashSet<>(manifest.interventions().keySet());
        interventions.add(NONE);
        words(path, table, "intervention", interventions);
        words(
                path,
                table,
                "channel",
                manifest.channels().stream().map(Enum::name).collect(Collectors.toSet()));
        for (Table.Cell cell : table.words("template")) {
            if (!cell.word().equals(NONE)) {
                template(path, table.name(), cell.row(), cell.word());
            }
        }
        if (table.outputs().contains("intervention") && table.outputs().contains("channel")) {
            addressed(path, table);
        }
    }

    private void words(String path, Table table, String output, Set<String> known) {
        if (table.outputs().contains(output)
                && table.words(output).size() != table.rows().size()) {
            findings.add(Finding.in(
                    path, table.name(), "Every cell of the column (%s) must be a word in quotes.".formatted(output)));
        }
        for (Table.Cell cell : table.words(output)) {
            if (!known.contains(cell.word())) {
                findings.add(Finding.in(
                        path,
                        table.name(),
                        cell.row(),
                        output,
                        "The word (%s) is not known. There are %s."
                                .formatted(cell.word(), known.stream().sorted().toList())));
            }
        }
    }

    /** A proposal that the customer sees needs a message for its channel. */
    private void addressed(String path, Table table) {
        for (Table.Row row : table.rows()) {
            String name = cell(table, row, "intervention");
            String channel = cell(table, row, "channel");
            Intervention intervention = manifest.interventions().get(name);
            if (intervention == null || channel.equals(Channel.INTERNAL.name())) {
                continue;
            }
            boolean told = intervention.templates().keySet().stream()
                    .anyMatch(known -> known.name().equals(channel));
            if (!told) {
                findings.add(Finding.in(
                        path,
                        table.name(),
                        row.number(),
                        "channel",
                        "The intervention (%s) has no message for (%s). Add it to rulebook.yaml."
                                .formatted(name, channel.toLowerCase(Locale.ROOT))));
            }
        }
    }

    private static String cell(Table table, Table.Row row, String output) {
        return Table.unquoted(row.outputs().get(table.outputs().indexOf(output)))
                .orElse("");
    }

    private void rules() {
        DrlAllowList.read(rulebook.files().text(DrlAllowList.FILE).orElse(""))
                .rules()
                .forEach(rule -> {
                    if (!manifest.reasons().containsKey(rule.code())) {
                        findings.add(Finding.in(
                                DrlAllowList.FILE,
                                rule.name(),
                                "The reason code (%s) is not in rulebook.yaml.".formatted(rule.code())));
                    }
                });
    }

    private void messages() {
        manifest.interventions().forEach((name, intervention) -> {
            intervention.templates().forEach((channel, template) -> template(Manifests.FILE, name, 0, template));
            intervention
                    .cost()
                    .filter(parameter -> !manifest.parameters().containsKey(parameter))
                    .ifPresent(parameter -> findings.add(Finding.in(
                            Manifests.FILE, name, "The parameter (%s) is not in rulebook.yaml.".formatted(parameter))));
        });
        for (String locale : manifest.locales()) {
            for (String name : rulebook.messageNames(locale)) {
                String path = "messages/%s/%s.txt".formatted(locale, name);
                MessageTemplate message = rulebook.message(locale, name).orElseThrow();
                if (message.subject().isBlank() || message.body().isBlank()) {
                    findings.add(Finding.in(
                            path, "The first line is the subject, the rest the text; one of them is empty."));
                }
                for (String placeholder : Messages.placeholders(message)) {
                    if (!Placeholders.KNOWN.contains(placeholder)) {
                        findings.add(Finding.in(
                                path,
                                "The placeholder {%s} is not known. There are %s."
                                        .formatted(
                                                placeholder,
                                                Placeholders.KNOWN.stream()
                                                        .sorted()
                                                        .toList())));
                    }
                }
            }
        }
    }

    private void template(String path, String table, int row, String template) {
        for (String locale : manifest.locales()) {
            if (!rulebook.messageNames(locale).contains(template)) {
                String problem = "The message (messages/%s/%s.txt) is missing.".formatted(locale, template);
                findings.add(row == 0 ? Finding.in(path, table, problem) : Finding.in(path, table, row, problem));
            }
        }
    }

    private void effects() {
        for (UpliftTable.Effect effect : rulebook.uplift().effects()) {
            boolean known = manifest.interventions().containsKey(effect.intervention())
                    && (manifest.segments().contains(effect.segment())
                            || effect.segment().equals(UpliftTable.ANY))
                    && (manifest.bands().contains(effect.band())
                            || effect.band().equals(UpliftTable.ANY));
            if (!known) {
                findings.add(Finding.in(
                        UpliftTable.FILE,
                        "The row (%s, %s, %s) uses a word that rulebook.yaml does not know."
                                .formatted(effect.intervention(), effect.segment(), effect.band())));
            }
        }
        manifest.interventions().forEach((name, intervention) -> {
            if (intervention.kind() == Candidate.Kind.LOGISTICS) {
                return;
            }
            for (String segment : manifest.segments()) {
                for (String band : manifest.bands()) {
                    if (rulebook.uplift().find(name, segment, band).isEmpty()) {
                        findings.add(Finding.in(
                                UpliftTable.FILE,
                                "No effect is told of (%s) for (%s) at (%s). Add a row."
                                        .formatted(name, segment, band)));
                    }
                }
            }
        });
    }
}
