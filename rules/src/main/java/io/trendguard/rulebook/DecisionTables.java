package io.trendguard.rulebook;

import io.trendguard.file.ErrorWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DmnDecisionModel;

/**
 * The tables of one DMN file, compiled by KIE and safe for use by many threads. A call answers with the result of each
 * decision and with the rows that fired; rows are captured per thread, since KIE tells them to listeners of the runtime.
 */
public final class DecisionTables {
    private final String name;
    private final List<String> inputs;
    private final Map<String, Table> tables = new HashMap<>();
    private final List<String> order;
    private final List<Part> parts;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final DmnDecisionModel decisions;
    private final boolean traced;

    private DecisionTables(DmnFile file, DMNRuntime runtime, boolean traced) {
        this.name = file.name();
        this.inputs = withoutParameters(file.inputs());
        file.tables().forEach(table -> tables.put(table.name(), table));
        this.order = file.tables().stream().map(Table::name).toList();
        this.parts = file.independent()
                ? file.decisions().stream()
                        .map(decision ->
                                new Part(this, Optional.of(decision), withoutParameters(file.inputsOf(decision))))
                        .toList()
                : List.of(new Part(this, Optional.empty(), inputs));
        this.runtime = runtime;
        this.model = runtime.getModels().get(0);
        this.decisions = new DmnDecisionModel(runtime, model.getNamespace(), model.getName());
        this.traced = traced;
    }

    private static List<String> withoutParameters(List<String> inputs) {
        return inputs.stream().filter(input -> !input.equals(Parameters.INPUT)).toList();
    }

    static DecisionTables compile(DmnFile file, Manifest manifest, boolean traced) {
        DMNRuntime runtime = DmnCompiler.compile(file, manifest);
        if (traced) {
            runtime.addListener(new FiredRows());
        }
        return new DecisionTables(file, runtime, traced);
    }

    /** Name of the file without ending, for example {@code policy}. */
    public String name() {
        return name;
    }

    /** The inputs that it reads, in order. */
    public List<String> inputs() {
        return inputs;
    }

    /** The tables it has, in the order of the file. */
    public List<Table> tables() {
        return order.stream().map(tables::get).toList();
    }

    /**
     * Evaluates every decision of the file. Inputs must have been checked; those that it does not read are ignored. Decisions
     * that do not read each other are asked one by one, and none is asked twice with the same inputs within the memory.
     */
    public Answer evaluate(Map<String, Object> values, Memory memory) {
        if (parts.size() == 1) {
            return memory.ask(parts.get(0), values);
        }
        Map<String, Object> results = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            Answer answer = memory.ask(part, values);
            if (answer.failure().isPresent()) {
                return answer;
            }
            results.putAll(answer.results());
            rows.addAll(answer.rows());
        }
        return new Answer(Collections.unmodifiableMap(results), rows, Optional.empty());
    }

    /** Evaluates one decision of the file with what it requires, and tells the rows of that one only. */
    public Answer evaluate(Map<String, Object> values, String decision) {
        return evaluate(values, inputs, Optional.of(decision));
    }

    private Answer evaluate(Map<String, Object> values, List<String> needed, Optional<String> only) {
        Map<String, Object> read = new HashMap<>(needed.size() * 2);
        for (String input : needed) {
            Object value = values.get(input);
            if (value == null) {
                return Answer.failed("The input (%s) of the tables (%s) is not known.".formatted(input, name));
            }
            read.put(input, value);
        }
        List<Row> rows = traced ? FiredRows.begin() : List.of();
        try {
            DMNResult result = only.isPresent()
                    ? runtime.evaluateByName(model, decisions.newContext(read), only.get())
                    : decisions.evaluateAll(decisions.newContext(read));
            return answer(result, rows, only);
        } catch (RuntimeException e) {
            return Answer.failed("The tables (%s) failed: %s".formatted(name, ErrorWords.recorded(e)));
        } finally {
            FiredRows.end();
        }
    }

    /** Decisions that are asked together, and what they read; equal only to itself. */
    private static final class Part {
        private final DecisionTables tables;
        private final Optional<String> decision;
        private final List<String> inputs;

        Part(DecisionTables tables, Optional<String> decision, List<String> inputs) {
            this.tables = tables;
            this.decision = decision;
            this.inputs = inputs;
        }

        Answer ask(Map<String, Object> values) {
            return tables.evaluate(values, inputs, decision);
        }
    }

    /** What was asked within one decision, so that it is asked once. Confined to one call of the decider. */
    public static final class Memory {
        private final Map<List<Object>, Answer> answers = new HashMap<>();

        private Answer ask(Part part, Map<String, Object> values) {
            List<Object> key = new ArrayList<>(part.inputs.size() + 1);
            key.add(part);
            for (String input : part.inputs) {
                key.add(values.getOrDefault(input, Optional.empty()));
            }
            return answers.computeIfAbsent(key, k -> part.ask(values));
        }
    }

    private Answer answer(DMNResult result, List<Row> rows, Optional<String> only) {
        if (result.hasErrors()) {
            return Answer.failed("The tables (%s) failed: %s"
                    .formatted(name, result.getMessages().get(0).getText()));
        }
        Map<String, Object> results = new TreeMap<>();
        for (DMNDecisionResult decision : result.getDecisionResults()) {
            if (decision.getEvaluationStatus() == DMNDecisionResult.DecisionEvaluationStatus.SUCCEEDED) {
                Object value = decision.getResult();
                if (value == null) {
                    return Answer.failed("No row of (%s/%s) fits.".formatted(name, decision.getDecisionName()));
                }
                results.put(decision.getDecisionName(), value);
            }
        }
        List<Row> fired = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (only.isEmpty() || only.get().equals(row.table())) {
                fired.add(row);
            }
        }
        fired.sort(
                Comparator.comparingInt((Row row) -> order.indexOf(row.table())).thenComparingInt(Row::number));
        return new Answer(Collections.unmodifiableMap(results), fired, Optional.empty());
    }

    /** What a row says; absent if there is no such row. */
    public Optional<Table.Row> describe(Row row) {
        return Optional.ofNullable(tables.get(row.table()))
                .map(Table::rows)
                .filter(rows -> row.number() >= 1 && row.number() <= rows.size())
                .map(rows -> rows.get(row.number() - 1));
    }

    /** A row that fired, by table and number. */
    public record Row(String table, int number) {}

    /**
     * What the tables say.
     *
     * @param results the result of each decision by its name: a context, a list of contexts or a value
     * @param rows the rows that fired, in the order of the file
     * @param failure why there is no result
     */
    public record Answer(Map<String, Object> results, List<Row> rows, Optional<String> failure) {
        static Answer failed(String cause) {
            return new Answer(Map.of(), List.of(), Optional.of(cause));
        }

        /** A word of a decision's result. */
        public Optional<String> word(String decision, String output) {
            return results.get(decision) instanceof Map<?, ?> context && context.get(output) instanceof String word
                    ? Optional.of(word)
                    : Optional.empty();
        }

        /** A number of a decision's result. */
        public Optional<BigDecimal> number(String decision, String output) {
            return results.get(decision) instanceof Map<?, ?> context
                            && context.get(output) instanceof BigDecimal number
                    ? Optional.of(number)
                    : Optional.empty();
        }
    }
}
