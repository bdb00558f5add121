package io.trendguard.model.outside;

import io.trendguard.model.tree.XgboostFile;
import io.trendguard.model.tree.XgboostJson;
import java.util.Optional;

/** A tree model as it came, JSON or UBJ, read and checked by us before any library sees a byte of it. */
final class ForeignTrees {
    private ForeignTrees() {}

    static XgboostFile read(byte[] bytes, Optional<Integer> rounds) {
        XgboostFile file = parsed(ModelFormat.json(bytes));
        int trained = file.rounds();
        int kept = rounds.orElse(trained);
        if (kept < 1 || kept > trained) {
            throw new ImportException(
                    "The model has (%d) rounds, so (rounds) cannot be (%d).".formatted(trained, kept));
        }
        if (rounds.isEmpty() && file.best().filter(best -> best + 1 < trained).isPresent()) {
            int best = file.best().get();
            throw new ImportException(
                    "The model has (%d) rounds and its best round is (%d), so it is not clear which were meant to count. Name (rounds: %d) for the best, or (rounds: %d) for all, in the mapping."
                            .formatted(trained, best, best + 1, trained));
        }
        return kept < trained ? keepingNames(file, kept) : file;
    }

    private static XgboostFile keepingNames(XgboostFile file, int rounds) {
        return new XgboostFile(
                file.names(),
                file.featureCount(),
                file.baseScore(),
                file.parallelTrees(),
                file.best(),
                file.first(rounds).trees());
    }

    private static XgboostFile parsed(byte[] json) {
        try {
            return XgboostJson.file(json);
        } catch (IllegalArgumentException e) {
            throw new ImportException(String.valueOf(e.getMessage()), e);
        }
    }
}
