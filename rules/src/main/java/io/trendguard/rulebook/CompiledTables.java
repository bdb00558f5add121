package io.trendguard.rulebook;

import io.trendguard.file.ErrorWords;
import io.trendguard.rulebook.DecisionTables.Answer;
import io.trendguard.rulebook.DecisionTables.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DmnDecisionModel;

/**
 * One DMN file as KIE compiled it. It depends on the file's text alone: the values of parameters arrive with each call, so
 * that rulebooks which differ in nothing else share it. It is safe for use by many threads.
 */
final class CompiledTables {
    private final DmnFile file;
    private final List<String> inputs;
    private final List<Table> tables;
    private final List<String> order;
    private final Set<String> parameters;
    private final DMNRuntime runtime;
    private final DMNModel model;
    private final DmnDecisionModel decisions;
    private final boolean traced;

    private CompiledTables(DmnFile file, DMNRuntime runtime, boolean traced) {
        this.file = file;
        this.inputs = withoutParameters(file.inputs());
        this.tables = file.tables();
        this.order = tables.stream().map(Table::name).toList();
        this.parameters = file.parameters();
        this.runtime = runtime;
        this.model = runtime.getModels().get(0);
        this.decisions = new DmnDecisionModel(runtime, model.getNamespace(), model.getName());
        this.traced = traced;
    }

    /**
     * Compiles a file that was checked.
     *
     * @param traced whether answers tell which rows fired
     */
    static CompiledTables compile(DmnFile file, boolean traced) {
        DMNRuntime runtime = DmnCompiler.compile(file);
        if (traced) {
            runtime.addListener(new FiredRows());
        }
        return new CompiledTables(file, runtime, traced);
    }

    private static List<String> withoutParameters(List<String> inputs) {
        return inputs.stream().filter(input -> !input.equals(Parameters.INPUT)).toList();
    }

    String name() {
        return file.name();
    }

    /** The inputs that it reads, in order; parameters are none of them. */
    List<String> inputs() {
        return inputs;
    }

    List<Table> tables() {
        return tables;
    }

    /** Names of the parameters that it reads. */
    Set<String> parameters() {
        return parameters;
    }

    boolean traced() {
        return traced;
    }

    /** The decisions that are asked together: each alone if none reads another one, else all. */
    List<Question> questions() {
        return file.independent()
                ? file.decisions().stream()
                        .map(decision ->
                                new Question(this, Optional.of(decision), withoutParameters(file.inputsOf(decision))))
                        .toList()
                : List.of(new Question(this, Optional.empty(), inputs));
    }

    /** One decision of the file with what it requires. */
    Question question(String decision) {
        return new Question(this, Optional.of(decision), inputs);
    }

    /**
     * Decisions that are asked together.
     *
     * @param tables where they stand
     * @param decision the only one that is asked; absent if all are
     * @param inputs what they read
     */
    record Question(CompiledTables tables, Optional<String> decision, List<String> inputs) {
        /** Evaluates them. Inputs must have been checked; those that they do not read are ignored. */
        Answer ask(Map<String, Object> values, Map<String, Object> parameters) {
            Map<String, Object> read = new HashMap<>(inputs.size() * 2 + 2);
            for (String input : inputs) {
                Object value = values.get(input);
                if (value == null) {
                    return Answer.failed(
                            "The input (%s) of the tables (%s) is not known.".formatted(input, tables.name()));
                }
                read.put(input, value);
            }
            read.put(Parameters.INPUT, parameters);
            return tables.evaluate(read, decision);
        }
    }

    private Answer evaluate(Map<String, Object> read, Optional<String> only) {
        List<Row> rows = traced ? FiredRows.begin() : List.of();
        try {
            DMNResult result = only.isPresent()
                    ? runtime.evaluateByName(model, decisions.newContext(read), only.get())
                    : decisions.evaluateAll(decisions.newContext(read));
            return answer(result, rows, only);
        } catch (RuntimeException e) {
            return Answer.failed("The tables (%s) failed: %s".formatted(name(), ErrorWords.recorded(e)));
        } finally {
            FiredRows.end();
        }
    }

    private Answer answer(DMNResult result, List<Row> rows, Optional<String> only) {
        if (result.hasErrors()) {
            return Answer.failed("The tables (%s) failed: %s"
                    .formatted(name(), result.getMessages().get(0).getText()));
        }
        Map<String, Object> results = new TreeMap<>();
        for (DMNDecisionResult decision : result.getDecisionResults()) {
            if (decision.getEvaluationStatus() == DMNDecisionResult.DecisionEvaluationStatus.SUCCEEDED) {
                Object value = decision.getResult();
                if (value == null) {
                    return Answer.failed("No row of (%s/%s) fits.".formatted(name(), decision.getDecisionName()));
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
}
