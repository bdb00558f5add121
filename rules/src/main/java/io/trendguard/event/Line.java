package io.trendguard.event;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One item of a cart or an order. */
public record Line(
        @Describe("The line, unique within its order") String lineId,
        @Describe("The product") String productId,
        @Describe("The size as the shop writes it") Optional<String> size,
        @Describe("The colour as the shop writes it") Optional<String> color,
        @Describe("The brand") Optional<String> brand,
        @Describe("The category") Optional<String> category,
        @Describe(value = "How many", min = 1, max = 10000) int quantity,

        @Describe(value = "Price before discount, each", unit = "minor units", min = 0, max = 1e10)
        Optional<Long> listPriceMinor,

        @Describe(value = "Price paid, each", unit = "minor units", min = 0, max = 1e10)
        long paidPriceMinor) {
    public Line {
        long paid = paidPriceMinor;
        listPriceMinor.ifPresent(list -> {
            if (list < paid) {
                throw new InvalidEventException(
                        "list_price_minor",
                        Long.toString(list),
                        "must not be below paid_price_minor (%d); send the price before discount or leave it out"
                                .formatted(paid));
            }
        });
    }

    /** The lines, if there is at least one and each has an id of its own. */
    static List<Line> distinct(List<Line> lines) {
        if (lines.isEmpty()) {
            throw new InvalidEventException("lines", "0 items", "must hold at least one item");
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String id = lines.get(i).lineId();
            if (!ids.add(id)) {
                throw new InvalidEventException(
                        "lines[%d].line_id".formatted(i), id, "must be unique within the order; number the lines");
            }
        }
        return List.copyOf(lines);
    }
}
