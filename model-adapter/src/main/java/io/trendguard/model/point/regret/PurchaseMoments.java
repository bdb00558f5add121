package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.event.Purchase;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import java.util.List;

/**
 * Asks about every purchase that is wanted, one row for each of its lines.
 *
 * @param rules names the rows by {@code {order_id}} and {@code {line_id}}
 */
record PurchaseMoments(RowRules rules) implements RowMoments {
    @Override
    public List<RowMoment> before(TrainingEvent next) {
        return next.row() && next.event().fact() instanceof Purchase purchase
                ? List.of(new RowMoment(
                        next.event(),
                        purchase.lines().stream()
                                .map(line -> key(purchase, line))
                                .toList()))
                : List.of();
    }

    private String key(Purchase purchase, Line line) {
        return rules.names().replace("{order_id}", purchase.orderId()).replace("{line_id}", line.lineId());
    }
}
