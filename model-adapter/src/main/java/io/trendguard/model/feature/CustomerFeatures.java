package io.trendguard.model.feature;

import io.trendguard.event.Line;
import io.trendguard.model.history.CustomerPast;
import io.trendguard.model.history.CustomerPast.Bought;
import io.trendguard.model.history.Size;
import io.trendguard.model.history.Traits;
import io.trendguard.model.history.Window;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** How this line goes with what the customer bought before: orders, what came back, sizes, prices. */
final class CustomerFeatures {
    private static final double DAY = 86_400_000.0;
    private final CustomerPast past;
    private final List<Bought> recent;
    private final long settled;
    private final long returned;

    CustomerFeatures(Order order, CustomerPast past) {
        this.past = past;
        long since = order.time().minus(Duration.ofDays(Window.DAYS_90.days())).toEpochMilli();
        recent = past.lines().stream().filter(line -> line.at() >= since).toList();
        settled = settled(past.lines());
        returned = returned(past.lines());
    }

    private static long settled(List<Bought> lines) {
        return lines.stream().filter(Bought::settled).count();
    }

    private static long returned(List<Bought> lines) {
        return lines.stream().filter(line -> line.settled() && line.cameBack()).count();
    }

    void fill(VectorBuilder vector, Line line, ReturnRates rates) {
        orders(vector);
        returns(vector, rates);
        price(vector, line);
        sizes(vector, rates.traits());
        long before = past.lines().stream()
                .filter(bought -> bought.traits().product() == rates.traits().product())
                .count();
        vector.number("product_bought_before", before, past.asOf());
    }

    private void orders(VectorBuilder vector) {
        int orders90 = past.orders().getOrDefault(Window.DAYS_90, 0);
        vector.number("orders_before", past.ordersBefore(), past.asOf());
        vector.number("orders_90d", orders90, past.asOf());
        vector.number("orders_30d", past.orders().getOrDefault(Window.DAYS_30, 0), past.asOf());
        if (recent.isEmpty()) {
            vector.missing("average_order_value_90d", "no order in 90 days");
        } else {
            long value = recent.stream().mapToLong(Bought::valueMinor).sum();
            vector.number("average_order_value_90d", (double) value / orders90, past.asOf());
        }
        if (past.lastOrderAt() < 0) {
            vector.missing("recency_days", "no earlier order");
        } else {
            vector.number("recency_days", (vector.moment() - past.lastOrderAt()) / DAY, past.asOf());
        }
    }

    private void returns(VectorBuilder vector, ReturnRates rates) {
        long settled90 = settled(recent);
        if (settled90 == 0) {
            vector.missing(
                    "prior_return_rate_90d",
                    recent.isEmpty() ? "no order in 90 days" : "the outcome of no order in 90 days is known yet");
        } else {
            double rate = Rate.OF_CUSTOMER.of(returned(recent), settled90, Rate.USUAL_RETURNS);
            vector.number("prior_return_rate_90d", rate, past.asOf());
        }
        vector.number("settled_lines_before", settled, past.asOf());
        if (settled == 0) {
            vector.missing("customer_return_rate", "no earlier outcome known");
        } else {
            double rate = Rate.OF_CUSTOMER.of(returned, settled, rates.ofProduct());
            vector.number("customer_return_rate", rate, Math.max(past.asOf(), rates.asOf()));
        }
    }

    private void price(VectorBuilder vector, Line line) {
        long value = past.lines().stream().mapToLong(Bought::valueMinor).sum();
        if (value == 0) {
            vector.missing(
                    "price_vs_usual", past.lines().isEmpty() ? "no earlier order" : "earlier items cost nothing");
        } else {
            double mean = (double) value / past.lines().size();
            vector.number("price_vs_usual", line.paidPriceMinor() * line.quantity() / mean, past.asOf());
        }
    }

    private void sizes(VectorBuilder vector, Traits line) {
        List<Integer> sizes = past.lines().stream()
                .map(bought -> bought.traits().size())
                .filter(size -> size != 0 && line.size() != 0 && Size.systemOf(size) == Size.systemOf(line.size()))
                .toList();
        if (sizes.isEmpty()) {
            vector.missing("same_size_share", "no earlier size of this kind");
            vector.missing("size_vs_usual", "no earlier size of this kind");
            return;
        }
        long same = sizes.stream().filter(size -> size == line.size()).count();
        vector.number("same_size_share", (double) same / sizes.size(), past.asOf());
        OptionalDouble number = Size.numberOf(line.size());
        if (number.isPresent()) {
            double mean = sizes.stream()
                    .mapToDouble(size -> Size.numberOf(size).orElseThrow())
                    .average()
                    .orElseThrow();
            vector.number("size_vs_usual", number.getAsDouble() - mean, past.asOf());
        } else {
            vector.missing("size_vs_usual", "sizes of this kind have no order");
        }
    }
}
