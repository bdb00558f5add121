package io.trendguard.model.outside;

import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.outside.LogisticFile.Row;
import io.trendguard.model.outside.LogisticFile.Word;
import io.trendguard.model.serve.Coefficients;
import io.trendguard.model.serve.Coefficients.Term;
import io.trendguard.model.serve.Encoding;
import io.trendguard.model.serve.LogisticReference;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.serve.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Takes in a logistic regression: its coefficients, the means of its training rows, and rows that were scored elsewhere. */
public final class LogisticImport {
    private static final double TOLERANCE = 1e-5;
    private static final int PROBES = 32;
    private static final long SEED = 42;

    private final FeatureSchema schema;
    private final LogisticFile file;
    private final Map<String, LogisticFile.Term> given = new HashMap<>();

    private LogisticImport(LogisticFile file, FeatureSchema schema) {
        this.schema = schema;
        this.file = file;
        for (LogisticFile.Term term : file.features()) {
            FeatureDefinition definition = Wanted.feature(schema, term.feature());
            Wanted.words(definition, term.words().map(Map::keySet));
            if (term.words().isEmpty()
                    && (term.coefficient().isEmpty() || term.mean().isEmpty())) {
                throw new ImportException(
                        "The feature (%s) needs its (coefficient) and the (mean) of its training rows."
                                .formatted(term.feature()));
            }
            if (given.put(term.feature(), term) != null) {
                throw new ImportException("The feature (%s) has two terms.".formatted(term.feature()));
            }
        }
    }

    /** What lies in the folder of the model, without calibration. */
    public static Map<String, byte[]> of(LogisticFile file, FeatureSchema schema) {
        return new LogisticImport(file, schema).files();
    }

    private Map<String, byte[]> files() {
        List<Encoding.OfFeature> encodings = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (FeatureDefinition definition : schema.definitions()) {
            Optional<LogisticFile.Term> term = Optional.ofNullable(given.get(definition.name()));
            encodings.add(
                    definition.kind() == FeatureDefinition.Kind.CATEGORY
                            ? new Encoding.OfWord(definition.name(), words(term))
                            : new Encoding.OfNumber(definition.name(), Optional.empty()));
            terms.add(term.map(LogisticImport::term).orElseGet(() -> Term.unused(definition.name())));
        }
        Coefficients coefficients = new Coefficients(file.intercept(), terms, Optional.empty());
        requireSame(coefficients);
        Map<String, byte[]> files = new HashMap<>();
        files.put(ModelFolder.COEFFICIENTS, OutsideFiles.json(coefficients));
        files.put(ModelFolder.FEATURE_SCHEMA, OutsideFiles.json(schema));
        files.put(ModelFolder.ENCODING, OutsideFiles.json(new Encoding(schema.version(), encodings)));
        files.put(ModelFolder.PROBES, OutsideFiles.json(LogisticReference.ask(coefficients, probeRows(coefficients))));
        return files;
    }

    private static List<String> words(Optional<LogisticFile.Term> term) {
        return term.flatMap(LogisticFile.Term::words)
                .map(words -> words.keySet().stream().sorted().toList())
                .orElse(List.of());
    }

    private static Term term(LogisticFile.Term term) {
        if (term.words().isEmpty()) {
            double coefficient = term.coefficient().orElseThrow();
            return Term.of(
                    term.feature(),
                    coefficient,
                    List.of(),
                    coefficient * term.mean().orElseThrow());
        }
        Map<String, Word> words = term.words().get();
        double share = words.values().stream().mapToDouble(Word::share).sum();
        if (!(Math.abs(share - 1) < 1e-6)) {
            throw new ImportException(
                    "The shares of the words of (%s) add up to (%s) and not to 1.".formatted(term.feature(), share));
        }
        List<Word> order = new ArrayList<>(new TreeMap<>(words).values()); // the order of words(term)
        double average = order.stream()
                .mapToDouble(word -> word.coefficient() * word.share())
                .sum();
        return Term.of(term.feature(), 0, order.stream().map(Word::coefficient).toList(), average);
    }

    /** What was said elsewhere is what is said here. */
    private void requireSame(Coefficients coefficients) {
        int number = 0;
        for (Row row : file.rows().orElse(List.of())) {
            float[] encoded = new float[schema.size()];
            Arrays.fill(encoded, Float.NaN);
            row.numbers().orElse(Map.of()).forEach((name, value) -> encoded[schema.indexOf(name)] = value);
            row.words().orElse(Map.of()).forEach((name, word) -> {
                int code = words(Optional.ofNullable(given.get(name))).indexOf(word);
                encoded[schema.indexOf(name)] = code < 0 ? Float.NaN : code;
            });
            Probe probe = LogisticReference.ask(coefficients, encoded).get(0);
            if (!(Math.abs(probe.logOdds() - row.logOdds()) <= TOLERANCE)) {
                throw new ImportException(
                        "Of row (%d) it was said elsewhere that its log-odds are (%s); here they are (%s). Maybe a coefficient, a unit or a mean is wrong."
                                .formatted(number, row.logOdds(), probe.logOdds()));
            }
            number++;
        }
    }

    private float[] probeRows(Coefficients coefficients) {
        SplittableRandom random = new SplittableRandom(SEED);
        int features = schema.size();
        float[] rows = new float[PROBES * features];
        Arrays.fill(rows, Float.NaN);
        for (int row = 0; row < PROBES - 1; row++) {
            for (int f = 0; f < features; f++) {
                Term term = coefficients.terms().get(f);
                if (random.nextInt(5) > 0 && given.containsKey(term.feature())) {
                    double mean = term.coefficient() == 0 ? 0 : term.average() / term.coefficient();
                    rows[row * features + f] = term.words().isEmpty()
                            ? (float) (mean * (0.5 + random.nextDouble()) + random.nextDouble() - 0.5)
                            : random.nextInt(term.words().size());
                }
            }
        }
        return rows;
    }
}
