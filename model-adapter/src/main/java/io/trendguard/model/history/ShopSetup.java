package io.trendguard.model.history;

import io.trendguard.event.Retailer;

/**
 * How a shop is set up, as far as it matters to whether carts are bought.
 *
 * @param requiresAccount whether customers need an account before they can buy
 * @param paymentOptions how many ways to pay are offered, at most 255
 * @param shippingSpeeds how many delivery speeds are offered, at most 255
 */
public record ShopSetup(boolean requiresAccount, int paymentOptions, int shippingSpeeds) {
    /** In place of an entity: a tenant has one shop. */
    static final long KEY = 0;

    private static final int MOST = 255;

    static ShopSetup of(Retailer retailer) {
        return new ShopSetup(
                retailer.requiresAccount(),
                (int) Math.min(
                        MOST, retailer.paymentOptions().stream().distinct().count()),
                (int) Math.min(
                        MOST, retailer.shippingSpeeds().stream().distinct().count()));
    }

    byte[] into(byte[] row) {
        row[12] = (byte) (requiresAccount ? 1 : 0);
        row[13] = (byte) paymentOptions;
        row[14] = (byte) shippingSpeeds;
        return row;
    }

    static ShopSetup read(Rows rows, int row) {
        return new ShopSetup(rows.byte8(row, 12) == 1, rows.byte8(row, 13), rows.byte8(row, 14));
    }
}
