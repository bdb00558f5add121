package io.trendguard.model.point.cart;

import io.trendguard.model.feature.TrainingRows;
import io.trendguard.model.feature.TrainingSet;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The outcomes of several retailers' rows, one retailer after the other. */
final class CartLabelsOfAll {
    private final List<CartLabels> all = new ArrayList<>();

    void add(CartLabels one) {
        all.add(one);
    }

    TrainingSet build(TrainingRows rows) {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        all.forEach(one -> labels.writeBytes(one.labels()));
        return rows.build(labels.toByteArray(), joined(CartLabels::knownAt), new boolean[labels.size()])
                .with(customers(), joined(CartLabels::abandonedAt), joined(CartLabels::settledAt));
    }

    private long[] joined(Function<CartLabels, long[]> part) {
        return all.stream().map(part).flatMapToLong(Arrays::stream).toArray();
    }

    private int[] customers() {
        List<int[]> parts = new ArrayList<>();
        int first = 0;
        for (CartLabels one : all) {
            int[] ours = one.customers();
            int offset = first;
            parts.add(Arrays.stream(ours).map(number -> number + offset).toArray());
            first += Arrays.stream(ours).max().orElse(-1) + 1;
        }
        return parts.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
