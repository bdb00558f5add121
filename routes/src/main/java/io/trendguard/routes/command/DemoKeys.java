package io.trendguard.routes.command;

/**
 * What opens the two shops of the demo.
 *
 * @param market the key of the fashion market
 * @param store the key of the shop with carts
 */
record DemoKeys(String market, String store) {
    @Override
    public String toString() {
        return "DemoKeys[]";
    }
}
