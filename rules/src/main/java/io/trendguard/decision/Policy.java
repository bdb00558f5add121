package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.candidate.Candidate.Scope;
import io.trendguard.event.Channel;
import io.trendguard.point.TableFile.Role;
import io.trendguard.rulebook.DecisionTables;
import io.trendguard.rulebook.DecisionTables.Answer;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the policy says of an order: who the customer is, how high the risk, and what could be done.
 *
 * @param segment the policy's word for the customer
 * @param band the policy's word for the risk of the focus line
 * @param preference the policy's word for what the customer likes
 * @param severalLinesAtRisk whether more than one line is above the lowest band
 * @param candidates by id
 */
record Policy(String segment, String band, String preference, boolean severalLinesAtRisk, List<Candidate> candidates) {
    private static final String NONE = "none";

    static Policy apply(Rulebook rulebook, Inputs inputs, Deliberation deliberation) {
        DecisionTables tables = rulebook.tables(Role.POLICY).get(0);
        BigDecimal risk = deliberation.focusRisk().risk().probability();
        Answer answer = known(tables.evaluate(inputs.at(risk), new DecisionTables.Memory()));
        deliberation.fired(tables, answer, Optional.empty());
        String segment = word(answer, "customer", "segment");
        String band = word(answer, "level", "band");
        String lowest = rulebook.manifest().bands().get(0);
        int atRisk = band.equals(lowest) ? 0 : 1;
        for (Decision.LineRisk line : deliberation.risks().lines()) {
            if (!line.lineId().equals(deliberation.focusRisk().lineId())) {
                Answer other = known(tables.evaluate(inputs.at(line.risk().probability()), "level"));
                deliberation.fired(tables, other, Optional.of(line.lineId()));
                atRisk += word(other, "level", "band").equals(lowest) ? 0 : 1;
            }
        }
        return new Policy(
                segment,
                band,
                answer.word("taste", "preference").orElse(NONE),
                atRisk > 1,
                candidates(tables.name(), answer, rulebook.manifest(), inputs));
    }

    static Answer known(Answer answer) {
        answer.failure().ifPresent(cause -> {
            throw new Decider.Unknown(cause);
        });
        return answer;
    }

    private static String word(Answer answer, String decision, String output) {
        return answer.word(decision, output)
                .orElseThrow(() -> new Decider.Unknown("The policy does not say (%s.%s).".formatted(decision, output)));
    }

    /** Every decision of the policy with an output {@code intervention} proposes; the first row wins if two agree. */
    private static List<Candidate> candidates(String file, Answer answer, Manifest manifest, Inputs inputs) {
        Map<String, Candidate> candidates = new TreeMap<>();
        answer.results().forEach((table, result) -> {
            List<?> proposals = result instanceof List<?> list ? list : List.of(result);
            List<Integer> rows = answer.rows().stream()
                    .filter(row -> row.table().equals(table))
                    .map(DecisionTables.Row::number)
                    .toList();
            for (int i = 0; i < proposals.size(); i++) {
                if (proposals.get(i) instanceof Map<?, ?> proposal
                        && proposal.get("intervention") instanceof String intervention
                        && !intervention.equals(NONE)) {
                    String row = i < rows.size() ? file + "/" + table + "#" + rows.get(i) : file + "/" + table;
                    Candidate candidate = candidate(intervention, proposal, row, manifest, inputs);
                    candidates.putIfAbsent(candidate.id(), candidate);
                }
            }
        });
        return List.copyOf(candidates.values());
    }

    private static Candidate candidate(String name, Map<?, ?> proposal, String row, Manifest manifest, Inputs inputs) {
        Manifest.Intervention intervention = Optional.ofNullable(
                        manifest.interventions().get(name))
                .orElseThrow(() -> new Decider.Unknown(
                        "The policy proposes (%s), which rulebook.yaml does not name.".formatted(name)));
        Channel channel = channel(proposal.get("channel"));
        int percent = whole(proposal.get("credit_percent"), "credit_percent");
        long fixed = whole(proposal.get("credit_minor"), "credit_minor");
        long credit = percent == 0
                ? fixed
                : BigDecimal.valueOf(inputs.valueMinor(intervention.scope()))
                        .multiply(BigDecimal.valueOf(percent))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
        long cost = intervention
                .cost()
                .flatMap(parameter -> Optional.ofNullable(manifest.parameters().get(parameter)))
                .map(parameter -> parameter.value().longValue())
                .orElse(0L);
        Optional<String> line = intervention.scope() == Scope.LINE ? inputs.focusLine() : Optional.empty();
        return new Candidate(
                name + "/" + channel.name().toLowerCase(Locale.ROOT) + "/" + line.orElse("basket"),
                name,
                channel,
                intervention.scope(),
                line,
                intervention.kind(),
                Optional.ofNullable(intervention.templates().get(channel)),
                percent,
                credit,
                whole(proposal.get("delay_hours"), "delay_hours"),
                Math.addExact(credit, cost),
                row);
    }

    private static Channel channel(@org.jspecify.annotations.Nullable Object value) {
        try {
            return Channel.valueOf(String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw new Decider.Unknown("The policy proposes the channel (%s), which there is not.".formatted(value));
        }
    }

    private static int whole(@org.jspecify.annotations.Nullable Object value, String name) {
        if (value == null) {
            return 0;
        }
        try {
            return ((BigDecimal) value).intValueExact();
        } catch (ArithmeticException | ClassCastException e) {
            throw new Decider.Unknown("The policy says (%s) for (%s) and not a whole number.".formatted(value, name));
        }
    }
}
