package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What lies in the basket together: a choice among sizes and colours of one item, and how often such items come back. */
final class BasketFeatures {
    private final Order order;
    private final List<ReturnRates> rates;
    private final long value;
    private final long products;

    /** @param rates of the lines, in their order */
    BasketFeatures(Order order, List<ReturnRates> rates) {
        this.order = order;
        this.rates = List.copyOf(rates);
        this.value = order.lines().stream().mapToLong(BasketFeatures::value).sum();
        this.products = order.lines().stream().map(Line::productId).distinct().count();
    }

    private static long value(Line line) {
        return line.paidPriceMinor() * line.quantity();
    }

    void fill(VectorBuilder vector, int place) {
        Line line = order.lines().get(place);
        vector.number("quantity", line.quantity(), vector.moment());
        vector.number("line_count", order.lines().size(), vector.moment());
        vector.number("products_in_basket", products, vector.moment());
        vector.number("basket_value", value, vector.moment());
        if (value > 0) {
            vector.number("share_of_basket_value", (double) value(line) / value, vector.moment());
        } else {
            vector.missing("share_of_basket_value", "the basket is worth nothing");
        }
        variants(vector, line);
        others(vector, place);
    }

    private void variants(VectorBuilder vector, Line line) {
        List<Line> same = new ArrayList<>();
        Set<String> sizes = new HashSet<>();
        Set<String> colors = new HashSet<>();
        for (Line other : order.lines()) {
            if (other.productId().equals(line.productId())) {
                same.add(other);
                sizes.add(other.size().map(size -> Size.of(size).word()).orElse(""));
                colors.add(other.color().map(ItemFeatures::color).orElse(""));
            }
        }
        vector.number("items_of_product_in_basket", same.size(), vector.moment());
        vector.number("sizes_of_item_in_basket", sizes.size(), vector.moment());
        vector.number("colors_of_item_in_basket", colors.size(), vector.moment());
    }

    private void others(VectorBuilder vector, int place) {
        double sum = 0;
        long asOf = 0;
        for (int i = 0; i < rates.size(); i++) {
            if (i != place) {
                sum += rates.get(i).ofProduct();
                asOf = Math.max(asOf, rates.get(i).asOf());
            }
        }
        if (rates.size() == 1) {
            vector.missing("others_return_rate", "nothing else in the basket");
        } else if (rates.get(place).unknown().isPresent()) {
            vector.missing("others_return_rate", rates.get(place).unknown().get());
        } else {
            vector.number("others_return_rate", sum / (rates.size() - 1), asOf);
        }
    }
}
