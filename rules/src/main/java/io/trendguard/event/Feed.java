package io.trendguard.event;

import java.util.Arrays;
import java.util.Optional;

/** The fifteen kinds of event, each with the current version of its schema. */
public enum Feed {
    TREND("trend", 1, Trend.class),
    CREATOR("creator", 1, Creator.class),
    COMMENT("comment", 1, Comment.class),
    REVIEW("review", 1, Review.class),
    PRODUCT("product", 1, Product.class),
    RESALE_PRICE("resale-price", 1, ResalePrice.class),
    SESSION("session", 1, Session.class),
    CART("cart", 1, Cart.class),
    PURCHASE("purchase", 1, Purchase.class),
    DELIVERY("delivery", 1, Delivery.class),
    RETURN("return", 1, Return.class),
    CONSENT("consent", 1, Consent.class),
    DISPOSITION("disposition", 1, DispositionReport.class),
    RETAILER("retailer", 1, Retailer.class),
    CART_CHECK("cart-check", 1, CartCheck.class);

    /** What every CloudEvents type of ours begins with. */
    public static final String TYPE_PREFIX = "io.trendguard.";

    private final String word;
    private final int version;
    private final Class<? extends Fact> factType;

    Feed(String word, int version, Class<? extends Fact> factType) {
        this.word = word;
        this.version = version;
        this.factType = factType;
    }

    /** The feed of a CloudEvents type such as {@code io.trendguard.purchase}. */
    public static Optional<Feed> ofType(String type) {
        return Arrays.stream(values()).filter(f -> f.type().equals(type)).findFirst();
    }

    /** The CloudEvents type, for example {@code io.trendguard.resale-price}. */
    public String type() {
        return TYPE_PREFIX + word;
    }

    /** The word for it in addresses and mappings, for example {@code resale-price}. */
    public String word() {
        return word;
    }

    /** The version of its schema. */
    public int version() {
        return version;
    }

    /** The record that holds its data. */
    public Class<? extends Fact> factType() {
        return factType;
    }
}
