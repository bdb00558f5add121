package io.trendguard.routes.flow;

import io.trendguard.model.serve.ServedModel;
import java.util.List;
import java.util.Optional;

/**
 * Who judges the risk of one event.
 *
 * @param champion whose judgement decides; absent if there is none
 * @param challengers who are asked as well, for the record alone
 */
public record Judges(Optional<ServedModel> champion, List<ServedModel> challengers) {
    public Judges {
        challengers = List.copyOf(challengers);
    }
}
