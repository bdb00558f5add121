package io.trendguard.model.point.regret;

import io.trendguard.event.Line;
import io.trendguard.model.feature.VectorBuilder;
import io.trendguard.model.history.CustomerPast;
import io.trendguard.model.history.CustomerPast.Bought;
import io.trendguard.model.history.PointInTime;
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
    private final Sums all;
    private final Sums recent;
    private final ExcessReturns excess;

    CustomerFeatures(Order order, CustomerPast past, PointInTime at) {
        this.past = past;
        all = Sums.since(past.lines(), Long.MIN_VALUE);
        recent = Sums.since(
                past.lines(),
                order.time().minus(Duration.ofDays(Window.DAYS_90.days())).toEpochMilli());
        excess = new ExcessReturns(past, at);
    }

    /** What lines that were bought from a moment on add up to. */
    private record Sums(int lines, long value, long settled, double exposure, double returned) {
        static Sums since(List<Bought> bought, long since) {
            int lines = 0;
            long value = 0;
            long settled = 0;
            double exposure = 0;
            double returned = 0;
            for (Bought line : bought) {
                if (line.at() >= since) {
                    lines++;
                    value += line.valueMinor();
                    settled += line.settled() ? 1 : 0;
                    exposure += line.exposure();
                    returned += line.settled() && line.cameBack() ? 1 : 0;
                }
            }
            return new Sums(lines, value, settled, exposure, returned);
        }
    }

    void fill(VectorBuilder vector, Line line, ReturnRates rates) {
        orders(vector);
        returns(vector, rates);
        excess.fill(vector);
        price(vector, line);
        sizes(vector, rates.traits());
        long before = 0;
        for (Bought bought : past.lines()) {
            before += bought.traits().product() == rates.traits().product() ? 1 : 0;
        }
        vector.number("product_bought_before", before, past.asOf());
    }

    private void orders(VectorBuilder vector) {
        int orders90 = past.orders().getOrDefault(Window.DAYS_90, 0);
        vector.number("orders_before", past.ordersBefore(), past.asOf());
        vector.number("orders_90d", orders90, past.asOf());
        vector.number("orders_30d", past.orders().getOrDefault(Window.DAYS_30, 0), past.asOf());
        if (recent.lines() == 0) {
            vector.missing("average_order_value_90d", "no order in 90 days");
        } else {
            vector.number("average_order_value_90d", (double) recent.value() / orders90, past.asOf());
        }
        if (past.lastOrderAt() < 0) {
            vector.missing("recency_days", "no earlier order");
        } else {
            vector.number("recency_days", (vector.moment() - past.lastOrderAt()) / DAY, past.asOf());
        }
    }

    private void returns(VectorBuilder vector, ReturnRates rates) {
        if (recent.settled() == 0) {
            vector.missing(
                    "prior_return_rate_90d",
                    recent.lines() == 0 ? "no order in 90 days" : "the outcome of no order in 90 days is known yet");
        } else {
            double rate = Rate.OF_CUSTOMER.of(recent.returned(), recent.exposure(), Rate.USUAL_RETURNS);
            vector.number("prior_return_rate_90d", rate, past.asOf());
        }
        vector.number("settled_lines_before", all.settled(), past.asOf());
        if (all.settled() == 0) {
            vector.missing("customer_return_rate", "no earlier outcome known");
        } else {
            double rate = Rate.OF_CUSTOMER.of(all.returned(), all.exposure(), rates.ofProduct());
            vector.number("customer_return_rate", rate, Math.max(past.asOf(), rates.asOf()));
        }
    }

    private void price(VectorBuilder vector, Line line) {
        if (all.value() == 0) {
            vector.missing("price_vs_usual", all.lines() == 0 ? "no earlier order" : "earlier items cost nothing");
        } else {
            double mean = (double) all.value() / all.lines();
            vector.number("price_vs_usual", line.paidPriceMinor() * line.quantity() / mean, past.asOf());
        }
    }

    private void sizes(VectorBuilder vector, Traits line) {
        int sizes = 0;
        int same = 0;
        double sum = 0;
        OptionalDouble number = line.size() == 0 ? OptionalDouble.empty() : Size.numberOf(line.size());
        for (Bought bought : past.lines()) {
            int size = bought.traits().size();
            if (size != 0 && line.size() != 0 && Size.systemOf(size) == Size.systemOf(line.size())) {
                sizes++;
                same += size == line.size() ? 1 : 0;
                sum += number.isPresent() ? Size.numberOf(size).orElseThrow() : 0; // halves: exact in any order
            }
        }
        if (sizes == 0) {
            vector.missing("same_size_share", "no earlier size of this kind");
            vector.missing("size_vs_usual", "no earlier size of this kind");
            return;
        }
        vector.number("same_size_share", (double) same / sizes, past.asOf());
        if (number.isPresent()) {
            vector.number("size_vs_usual", number.getAsDouble() - sum / sizes, past.asOf());
        } else {
            vector.missing("size_vs_usual", "sizes of this kind have no order");
        }
    }
}
