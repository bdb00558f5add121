package io.trendguard.rulebook;

import java.util.Set;

/**
 * The names that messages of any decision point may hold in braces, beside the numbers that their point states; a channel fills
 * each of them or does not send.
 */
public final class Placeholders {
    /** Those of any point. */
    public static final Set<String> KNOWN = Set.of(
            "product_name",
            "size",
            "order_id",
            "credit_percent",
            "credit_amount",
            "line_count",
            "risky_count",
            "first_reason",
            "accept_url",
            "refuse_url",
            "first_name",
            "page_url",
            "opt_out_url");

    /** Those that only the customer may read: a name, and links that answer in the customer's name. */
    public static final Set<String> PERSONAL =
            Set.of("accept_url", "refuse_url", "first_name", "page_url", "opt_out_url");

    private Placeholders() {}
}
