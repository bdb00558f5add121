package io.trendguard.model.serve;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which files make a model: what every model has, what it is computed from, where it comes from, and what may stand beside. */
final class FolderFiles {
    private static final Set<String> NEEDED =
            Set.of(ModelFolder.CALIBRATION, ModelFolder.FEATURE_SCHEMA, ModelFolder.ENCODING, ModelFolder.PROBES);
    private static final Set<String> TRAINED =
            Set.of(ModelFolder.TRAINING_SNAPSHOT, ModelFolder.METRICS, ModelFolder.PROVENANCE);
    private static final Set<String> OPTIONAL = Set.of(
            ModelFolder.DECISION_POINT,
            ModelFolder.REPORT_PAGE,
            ModelFolder.REPORT,
            ModelFolder.READINESS,
            ModelFolder.COMPARISON,
            ModelFolder.PRECISION);

    private FolderFiles() {}

    /** Why these are not the files of a model; empty if they are. */
    static Optional<String> wrong(Set<String> names) {
        Set<String> engine = new TreeSet<>(Set.of(ModelFolder.TREES, ModelFolder.COEFFICIENTS));
        engine.retainAll(names);
        Set<String> origin = names.contains(ModelFolder.IMPORTED) ? Set.of(ModelFolder.IMPORTED) : TRAINED;
        Set<String> missing = new TreeSet<>(NEEDED);
        missing.addAll(engine.isEmpty() ? Set.of(ModelFolder.TREES) : engine);
        missing.addAll(origin);
        Set<String> strange = new TreeSet<>(names);
        strange.removeAll(missing);
        strange.removeAll(OPTIONAL);
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            return Optional.of("the files %s are missing".formatted(missing));
        }
        return strange.isEmpty()
                ? Optional.empty()
                : Optional.of("the files %s are none of such a model's".formatted(strange));
    }
}
