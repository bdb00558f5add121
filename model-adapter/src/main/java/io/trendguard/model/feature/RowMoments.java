package io.trendguard.model.feature;

import io.trendguard.event.Event;
import java.util.List;

/**
 * At which moments of a history rows are asked for: one walk through events in the order in which they became known. Training
 * and the check that serving computes the same both follow it.
 */
public interface RowMoments {
    /** The questions that come before this event becomes part of the histories, in order. */
    List<RowMoment> before(TrainingEvent next);

    /** The questions that are left when there are no more events. */
    default List<RowMoment> atTheEnd() {
        return List.of();
    }

    /** The same, with names that begin like this. */
    default RowMoments prefixed(String prefix) {
        return new Prefixed(prefix, this);
    }

    /** Moments whose rows have names that begin in the same way. */
    record Prefixed(String prefix, RowMoments moments) implements RowMoments {
        @Override
        public List<RowMoment> before(TrainingEvent next) {
            return named(moments.before(next));
        }

        @Override
        public List<RowMoment> atTheEnd() {
            return named(moments.atTheEnd());
        }

        private List<RowMoment> named(List<RowMoment> all) {
            return all.stream()
                    .map(moment -> new RowMoment(
                            moment.question(),
                            moment.keys().stream().map(key -> prefix + key).toList()))
                    .toList();
        }
    }

    /**
     * One question, which asks for one row or several.
     *
     * @param question the event whose features are computed
     * @param keys names of the rows, in the order of the vectors
     */
    record RowMoment(Event question, List<String> keys) {
        public RowMoment {
            keys = List.copyOf(keys);
        }
    }
}
