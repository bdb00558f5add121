package io.trendguard.rulebook;

import static org.kie.dmn.validation.DMNValidator.Validation.ANALYZE_DECISION_TABLE;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_COMPILATION;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_MODEL;
import static org.kie.dmn.validation.DMNValidator.Validation.VALIDATE_SCHEMA;

import io.trendguard.point.TableFile;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNMessage;
import org.kie.dmn.api.core.DMNMessageType;
import org.kie.dmn.validation.DMNValidatorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * KIE's validation and analysis of tables: gaps, overlaps, rows that can never win. The tables are analysed with the
 * parameters' values in place. What could not be analysed in time counts as a finding.
 */
final class TableAnalysis {
    private static final Set<DMNMessageType> REFUSED = Set.of(
            DMNMessageType.DECISION_TABLE_GAP,
            DMNMessageType.DECISION_TABLE_OVERLAP,
            DMNMessageType.DECISION_TABLE_OVERLAP_HITPOLICY_UNIQUE,
            DMNMessageType.DECISION_TABLE_OVERLAP_HITPOLICY_ANY,
            DMNMessageType.DECISION_TABLE_MASKED_RULE,
            DMNMessageType.DECISION_TABLE_MISLEADING_RULE,
            DMNMessageType.DECISION_TABLE_SUBSUMPTION_RULE,
            DMNMessageType.DECISION_TABLE_ANALYSIS_ERROR);

    private static final Logger LOG = LoggerFactory.getLogger(TableAnalysis.class);

    private final Duration timeout;

    TableAnalysis(Duration timeout) {
        this.timeout = timeout;
    }

    List<Finding> check(Rulebook rulebook) {
        List<Finding> findings = new ArrayList<>();
        FutureTask<List<Finding>> task = new FutureTask<>(() -> {
            List<Finding> found = new ArrayList<>();
            for (TableFile table : rulebook.point().tables()) {
                DmnFile file = DmnFile.parse(
                        table.path(), rulebook.files().text(table.path()).orElseThrow());
                found.addAll(analyse(file, rulebook.manifest()));
            }
            return found;
        });
        Thread thread = new Thread(task, "table-analysis");
        thread.setDaemon(true);
        thread.start();
        try {
            findings.addAll(task.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            task.cancel(true);
            findings.add(Finding.in(
                    "*.dmn",
                    "The tables were not fully analysed within %s. Maybe a table has too many columns; split it."
                            .formatted(timeout)));
        } catch (ExecutionException e) {
            LOG.warn("The tables cannot be analysed.", e);
            findings.add(Finding.in(
                    "*.dmn", "The tables cannot be analysed. Maybe a cell compares values of different types."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            findings.add(Finding.in("*.dmn", "The analysis was interrupted."));
        }
        return findings;
    }

    private static List<Finding> analyse(DmnFile file, Manifest manifest) {
        List<Finding> findings = new ArrayList<>();
        for (DMNMessage message : DMNValidatorFactory.newValidator()
                .validateUsing(VALIDATE_SCHEMA, VALIDATE_MODEL, VALIDATE_COMPILATION, ANALYZE_DECISION_TABLE)
                .theseModels(new StringReader(file.baked(manifest).xml()))) {
            boolean wrong = message.getLevel() == Message.Level.ERROR;
            if (wrong || REFUSED.contains(message.getMessageType())) {
                findings.add(new Finding(
                        file.path(),
                        table(file, message),
                        row(message),
                        Optional.empty(),
                        KieWords.of(message.getText())));
            }
        }
        return findings;
    }

    private static Optional<String> table(DmnFile file, DMNMessage message) {
        String id = String.valueOf(message.getSourceId());
        return file.tables().stream()
                .filter(table -> table.id().equals(id) || message.getText().contains("'" + table.name() + "'"))
                .map(Table::name)
                .findFirst();
    }

    private static Optional<Integer> row(DMNMessage message) {
        Matcher matcher = Pattern.compile("[Rr]ules?:? \\[?([0-9]+)").matcher(message.getText());
        return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }
}
