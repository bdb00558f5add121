package io.trendguard.warehouse.list;

/**
 * A question to a list under a name.
 *
 * @param list its name
 * @param query as in the address of the list
 * @param shipped whether it comes with the product and stays as it is
 */
public record SavedView(String name, String list, String query, boolean shipped) {}
