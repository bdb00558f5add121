package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.TrainingEvent;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Asks about every purchase that is wanted, one row for each of its lines.
 *
 * @param rowKeys names a row
 */
public record PurchaseMoments(BiFunction<Purchase, Line, String> rowKeys) implements RowMoments {
    @Override
    public List<RowMoment> before(TrainingEvent next) {
        return next.row() && next.event().fact() instanceof Purchase purchase
                ? List.of(new RowMoment(
                        next.event(),
                        purchase.lines().stream()
                                .map(line -> rowKeys.apply(purchase, line))
                                .toList()))
                : List.of();
    }
}
