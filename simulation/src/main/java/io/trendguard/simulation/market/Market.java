package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A synthetic market: a pure function of its settings. Its events come in the order in which they are known and are
 * derived one by one, so that a million orders need no more memory than a thousand; beside them stands the truth.
 */
public final class Market {
    private final MarketSettings settings;
    private final TrueEffects effects;
    private final Customers customers;
    private final Catalogue catalogue;
    private final List<CreatorProfile> creators;
    private final Trends trends;
    private final Orders orders;
    private final Outcomes outcomes;

    private Market(MarketSettings settings, TrueEffects effects) {
        this.settings = settings;
        this.effects = effects;
        this.customers = new Customers(settings);
        this.catalogue = new Catalogue(settings);
        this.creators = CreatorProfile.all(settings);
        this.trends = new Trends(settings);
        this.orders = new Orders(settings, customers, catalogue, trends, creators);
        this.outcomes = new Outcomes(settings, orders);
    }

    /** The market of these settings, with the shipped effects of treatments. */
    public static Market of(MarketSettings settings) {
        return new Market(settings, TrueEffects.defaults());
    }

    /** The market of these settings, with other effects of treatments. */
    public static Market of(MarketSettings settings, TrueEffects effects) {
        return new Market(settings, effects);
    }

    /** What the market was made from. */
    public MarketSettings settings() {
        return settings;
    }

    /** All events as CloudEvents, in the order in which they are known; each call begins again. */
    public Iterator<ObjectNode> events() {
        Envelope envelope = new Envelope(settings.source());
        ConsentTeller consents = new ConsentTeller(envelope, settings, customers);
        return new Story(
                settings,
                List.of(
                        new CatalogueTeller(envelope, settings, catalogue),
                        new TrendTeller(envelope, settings, trends, creators, catalogue),
                        consents,
                        new OrderTeller(envelope, settings, orders, outcomes, consents),
                        new PasserByTeller(envelope, settings, orders, customers, consents)));
    }

    /** The same as a stream. */
    public Stream<ObjectNode> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events(), traits), false);
    }

    /** The truth about each line of an order, as if nobody had been treated. */
    public List<LineTruth> truth(String orderId) {
        PlannedOrder order = order(orderId);
        return order.lines().stream().map(line -> truth(order, line)).toList();
    }

    private LineTruth truth(PlannedOrder order, PlannedLine line) {
        Chances chances = outcomes.chances(line);
        var back = outcomes.outcome(order, line, chances);
        return new LineTruth(
                order.id(),
                line.id(),
                order.customer().type(),
                line.trend().isPresent(),
                chances.comesBack(),
                chances.label(),
                back.map(PlannedReturn::cause),
                back.map(PlannedReturn::reasonGiven).orElse(false));
    }

    /** What treatments bring about in this market. */
    public Reactions reactions() {
        return new Reactions(settings.seed(), this, effects);
    }

    Outcomes outcomes() {
        return outcomes;
    }

    PlannedOrder order(String orderId) {
        long number = -1;
        if (orderId.startsWith("o-") && orderId.length() == 11) {
            try {
                number = Long.parseLong(orderId, 2, orderId.length(), 10);
            } catch (NumberFormatException e) {
                number = -1;
            }
        }
        if (number < 0 || number >= settings.purchases()) {
            throw new IllegalArgumentException(
                    "The order (%s) is not of this market, which has o-000000000 to %s. Maybe it comes of another seed or size."
                            .formatted(orderId, PlannedOrder.id(settings.purchases() - 1)));
        }
        return orders.order(number);
    }
}
