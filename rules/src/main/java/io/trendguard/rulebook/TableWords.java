package io.trendguard.rulebook;

import io.trendguard.event.Channel;
import io.trendguard.point.PointDefinition;
import io.trendguard.point.TableFile;
import io.trendguard.point.TableFile.Role;
import io.trendguard.rulebook.Manifest.Intervention;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of one file of tables: what it reads, what it must tell, and what its cells say. */
final class TableWords {
    private static final String NONE = "none";
    private static final Set<String> ABOUT_ORDER = Set.of(
            "stage",
            "risk",
            "line_count",
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
    /** Only of points that assess each item. */
    private static final String ABOUT_ITEM = "has_size";

    private static final Map<Role, List<String>> NEEDED = Map.of(
            Role.POLICY, List.of("customer.segment", "level.band"),
            Role.ARBITRATION, List.of("terms.weight", "terms.cost"));

    private final Rulebook rulebook;
    private final Manifest manifest;
    private final Role role;
    private final String path;
    private final DecisionTables tables;
    private final List<Finding> findings = new ArrayList<>();

    private TableWords(Rulebook rulebook, TableFile file) {
        this.rulebook = rulebook;
        this.manifest = rulebook.manifest();
        this.role = file.role();
        this.path = file.path();
        this.tables = rulebook.tables(file.name());
    }

    static List<Finding> check(Rulebook rulebook, TableFile file) {
        TableWords words = new TableWords(rulebook, file);
        words.inputs();
        words.outputs();
        for (Table table : words.tables.tables()) {
            words.rows(table);
            words.cells(table);
        }
        return words.findings;
    }

    private void inputs() {
        Set<String> known = new HashSet<>(ABOUT_ORDER);
        known.addAll(manifest.features().keySet());
        rulebook.point().inputs().forEach(input -> known.add(input.name()));
        if (rulebook.point().unit() == PointDefinition.Unit.ITEM) {
            known.add(ABOUT_ITEM);
        }
        if (role != Role.POLICY) {
            known.addAll(ABOUT_CANDIDATE);
        }
        if (role == Role.ARBITRATION) {
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
    }

    private void outputs() {
        Set<String> told = tables.tables().stream()
                .flatMap(table -> table.outputs().stream().map(output -> table.name() + "." + output))
                .collect(Collectors.toSet());
        for (String needed : NEEDED.getOrDefault(role, List.of())) {
            if (!told.contains(needed)) {
                findings.add(
                        Finding.in(path, "The output (%s) is missing; every decision reads it.".formatted(needed)));
            }
        }
    }

    private void rows(Table table) {
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
    }

    private void cells(Table table) {
        boolean judges = role == Role.ELIGIBILITY || role == Role.CONTACT_POLICY;
        if (judges && !table.outputs().contains("verdict")) {
            findings.add(Finding.in(path, table.name(), "The output (verdict) is missing."));
        }
        words(table, "verdict", Set.of("eligible", "ineligible"));
        words(table, "segment", Set.copyOf(manifest.segments()));
        words(table, "band", Set.copyOf(manifest.bands()));
        Set<String> interventions = new HashSet<>(manifest.interventions().keySet());
        interventions.add(NONE);
        words(table, "intervention", interventions);
        words(table, "channel", manifest.channels().stream().map(Enum::name).collect(Collectors.toSet()));
        for (Table.Cell cell : table.words("template")) {
            if (!cell.word().equals(NONE)) {
                MessageWords.missing(rulebook, cell.word())
                        .forEach(problem -> findings.add(Finding.in(path, table.name(), cell.row(), problem)));
            }
        }
        if (table.outputs().contains("intervention") && table.outputs().contains("channel")) {
            addressed(table);
        }
    }

    private void words(Table table, String output, Set<String> known) {
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
    private void addressed(Table table) {
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
}
