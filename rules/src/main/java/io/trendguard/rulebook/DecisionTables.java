package io.trendguard.rulebook;

import io.trendguard.rulebook.CompiledTables.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tables of one DMN file with the parameters' values, safe for use by many threads. A call answers with the result of
 * each decision and with the rows that fired; rows are captured per thread, since KIE tells them to listeners of the runtime.
 */
public final class DecisionTables {
    private final CompiledTables compiled;
    private final Map<String, Object> parameters;
    private final Map<String, Table> tables = new HashMap<>();
    private final List<Question> questions;

    private DecisionTables(CompiledTables compiled, Map<String, Object> parameters) {
        this.compiled = compiled;
        this.parameters = parameters;
        compiled.tables().forEach(table -> tables.put(table.name(), table));
        this.questions = compiled.questions();
    }

    /** The tables, which read the values of the parameters that they name. */
    static DecisionTables of(CompiledTables compiled, Manifest manifest) {
        Map<String, Object> values = new HashMap<>();
        for (String name : compiled.parameters()) {
            values.put(name, Parameters.number(manifest.parameter(name).value()));
        }
        return new DecisionTables(compiled, Collections.unmodifiableMap(values));
    }

    CompiledTables compiled() {
        return compiled;
    }

    /** Name of the file without ending, for example {@code policy}. */
    public String name() {
        return compiled.name();
    }

    /** The inputs that it reads, in order. */
    public List<String> inputs() {
        return compiled.inputs();
    }

    /** The tables it has, in the order of the file. */
    public List<Table> tables() {
        return compiled.tables();
    }

    /**
     * Evaluates every decision of the file. Inputs must have been checked; those that it does not read are ignored. Decisions
     * that do not read each other are asked one by one, and none is asked twice with the same inputs within the memory.
     */
    public Answer evaluate(Map<String, Object> values, Memory memory) {
        if (questions.size() == 1) {
            return memory.ask(this, questions.get(0), values);
        }
        Map<String, Object> results = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        for (Question question : questions) {
            Answer answer = memory.ask(this, question, values);
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
        return compiled.question(decision).ask(values, parameters);
    }

    /** What was asked within one decision, so that it is asked once. Confined to one call of the decider. */
    public static final class Memory {
        private final Map<List<Object>, Answer> answers = new HashMap<>();

        private Answer ask(DecisionTables tables, Question question, Map<String, Object> values) {
            List<Object> key = new ArrayList<>(question.inputs().size() + 2);
            key.add(tables); // equal only to itself
            key.add(question.decision());
            for (String input : question.inputs()) {
                key.add(values.getOrDefault(input, Optional.empty()));
            }
            return answers.computeIfAbsent(key, k -> question.ask(values, tables.parameters));
        }
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
