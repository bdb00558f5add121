package io.trendguard.simulation.market;

import java.util.List;

/**
 * An order with what led to it, derived anew from the seed and its number whenever it is needed.
 *
 * @param at when it is placed, epoch milliseconds
 * @param cartStartedAt when the first item is put into the cart
 * @param checkoutAt when the checkout page is opened
 * @param tabs tabs open within ten minutes before the order
 */
record PlannedOrder(
        long number,
        Customer customer,
        long at,
        long cartStartedAt,
        long checkoutAt,
        int tabs,
        String device,
        String channelSource,
        List<PlannedLine> lines) {

    PlannedOrder {
        lines = List.copyOf(lines);
    }

    static String id(long number) {
        return "o-" + Words.digits(number, 9);
    }

    String id() {
        return id(number);
    }

    String cartId() {
        return "k-" + Words.digits(number, 9);
    }
}
