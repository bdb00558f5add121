package io.trendguard.model.history;

import io.trendguard.event.Cart;
import io.trendguard.event.Comment;
import io.trendguard.event.Creator;
import io.trendguard.event.Delivery;
import io.trendguard.event.Event;
import io.trendguard.event.Fact;
import io.trendguard.event.Line;
import io.trendguard.event.Product;
import io.trendguard.event.Purchase;
import io.trendguard.event.ResalePrice;
import io.trendguard.event.Retailer;
import io.trendguard.event.Return;
import io.trendguard.event.Review;
import io.trendguard.event.Session;
import io.trendguard.event.Tenant;
import io.trendguard.event.Trend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns one event into rows of the histories it is about. */
final class Projection {
    private final Shelf shelf;
    private final Tenant tenant;
    private final long time;
    private final long known;
    private final long position;
    private boolean expired;

    Projection(Shelf shelf, Event event, long position) {
        this.shelf = shelf;
        this.tenant = event.tenant();
        this.time = event.time().toEpochMilli();
        this.known = Math.max(event.knownAt().toEpochMilli(), time);
        this.position = position;
    }

    /** Takes the event in; false if something of it was older than what is kept. */
    boolean apply(Event event) {
        Fact fact = event.fact();
        if (fact instanceof Purchase purchase) {
            bought(event, purchase);
        } else if (fact instanceof Return back) {
            returned(back);
        } else if (fact instanceof Delivery delivery) {
            delivered(delivery);
        } else if (fact instanceof Session session) {
            opened(session);
        } else if (fact instanceof Cart cart) {
            filled(cart);
        } else if (fact instanceof Trend trend) {
            trended(trend);
        } else if (fact instanceof Comment comment) {
            commented(comment);
        } else if (fact instanceof Review review) {
            long[] counts = {0, 0, 1, review.rating()};
            countProduct(Bytes.hash(review.productId()), counts);
        } else if (fact instanceof Product product) {
            offered(product);
        } else if (fact instanceof ResalePrice price) {
            resold(price);
        } else if (fact instanceof Creator creator) {
            byte[] row = exact(HistoryKind.CREATOR);
            Bytes.put48(row, 12, creator.followers());
            put(HistoryKind.CREATOR, Bytes.hash(creator.creatorId()), row);
        } else if (fact instanceof Retailer retailer) {
            put(HistoryKind.SHOP, ShopSetup.KEY, ShopSetup.of(retailer).into(exact(HistoryKind.SHOP)));
        }
        return !expired;
    }

    private void bought(Event event, Purchase purchase) {
        HistoryKey customer = HistoryKey.of(tenant, HistoryKind.CUSTOMER, purchase.customerId());
        Rows before = shelf.read(customer);
        long order = Bytes.hash(purchase.orderId());
        for (Line line : purchase.lines()) {
            Traits traits = Traits.of(line);
            Customers.Item item = new Customers.Item(order, Bytes.hash(line.lineId()), traits);
            int signs = ImpulseSigns.of(event.time(), purchase, line);
            long value = line.paidPriceMinor() * line.quantity();
            put(customer, Customers.row(Customers.BOUGHT, time, known, item, value, signs, position));
            countSold(traits, new long[] {1, line.paidPriceMinor(), 0, 0});
            LineClock clock = clock(before, new Pairs.Bought(item, time, known));
            count(traits, clock, Optional.empty());
            clock.back().ifPresent(back -> learnt(time, Math.max(known, back.known())));
        }
    }

    private LineClock clock(Rows before, Pairs.Bought bought) {
        return new LineClock(
                bought.time(),
                bought.known(),
                Pairs.deliveriesOf(before, bought.item(), position),
                Pairs.returnOf(before, bought.item(), position));
    }

    private void returned(Return back) {
        HistoryKey customer = HistoryKey.of(tenant, HistoryKind.CUSTOMER, back.customerId());
        Rows before = shelf.read(customer);
        long line = back.lineId().map(Bytes::hash).orElse(Customers.WHOLE_ORDER);
        Customers.Item item = new Customers.Item(Bytes.hash(back.orderId()), line, Traits.ofProduct(back.productId()));
        int code = Customers.reasonCode(back.reason());
        put(customer, Customers.row(Customers.RETURNED, time, known, item, 0, code, position));
        for (Pairs.Bought bought : Pairs.boughtFor(before, item, position)) {
            LineClock old = clock(before, bought);
            if (old.back().isEmpty() || known < old.back().get().known()) {
                Optional<Pairs.Returned> now = Optional.of(new Pairs.Returned(known, code));
                LineClock clock = new LineClock(bought.time(), bought.known(), old.reports(), now);
                count(bought.item().traits(), clock, Optional.of(old));
                learnt(bought.time(), Math.max(known, bought.known()));
            }
        }
    }

    private void delivered(Delivery delivery) {
        HistoryKey customer = HistoryKey.of(tenant, HistoryKind.CUSTOMER, delivery.customerId());
        Rows before = shelf.read(customer);
        long line = delivery.lineId().map(Bytes::hash).orElse(Customers.WHOLE_ORDER);
        Customers.Item item = new Customers.Item(Bytes.hash(delivery.orderId()), line, Traits.NONE);
        long until = delivery.windowEnd().toEpochMilli();
        put(customer, Customers.row(Customers.DELIVERED, time, known, item, until, 0, position));
        for (Pairs.Bought bought : Pairs.boughtFor(before, item, position)) {
            LineClock old = clock(before, bought);
            List<LineClock.Report> reports = new ArrayList<>(old.reports());
            reports.add(new LineClock.Report(known, until));
            LineClock clock = new LineClock(bought.time(), bought.known(), reports, old.back());
            count(bought.item().traits(), clock, Optional.of(old));
        }
    }

    private void learnt(long boughtAt, long learnt) {
        put(Outcomes.key(tenant), Outcomes.row(boughtAt, learnt));
    }

    private void count(Traits traits, LineClock now, Optional<LineClock> before) {
        now.changes(before)
                .forEach((visible, counts) -> countSettled(traits, Settled.row(now.boughtAt(), visible, counts)));
    }

    private void countSold(Traits traits, long[] counts) {
        countProduct(traits.product(), counts);
        if (traits.brand() != 0) {
            count(HistoryKind.BRAND, traits.brand(), time, known, counts);
        }
        if (traits.category() != 0) {
            count(HistoryKind.CATEGORY, traits.category(), time, known, counts);
        }
    }

    private void countSettled(Traits traits, byte[] row) {
        for (Cohort cohort : Cohort.all()) {
            long group = cohort.of(traits);
            if (group != 0) {
                put(HistoryKind.SETTLED, group, row);
            }
        }
    }

    private void countProduct(long product, long[] counts) {
        count(HistoryKind.PRODUCT_HOURS, product, time, known, counts);
        count(HistoryKind.PRODUCT_DAYS, product, time, known, counts);
    }

    private void opened(Session session) {
        byte[] row = exact(HistoryKind.SESSION);
        Bytes.put64(row, 12, Bytes.hash(session.sessionId(), session.tabId().orElse("")));
        put(HistoryKey.of(tenant, HistoryKind.SESSION, session.customerId()), row);
    }

    private void filled(Cart cart) {
        byte[] row = exact(HistoryKind.CART);
        Bytes.put64(row, 12, Bytes.hash(cart.cartId()));
        long started = cart.startedAt().map(Instant::toEpochMilli).orElse(time);
        Bytes.put48(row, 20, Math.max(0, Math.min(started, time)));
        put(HistoryKey.of(tenant, HistoryKind.CART, cart.customerId()), row);
    }

    private void trended(Trend trend) {
        long product = Bytes.hash(trend.productId());
        byte[] row = exact(HistoryKind.TREND);
        Bytes.put64(row, 12, Bytes.hash(trend.trendId()));
        Bytes.put64(row, 20, trend.creatorId().map(Bytes::hash).orElse(0L));
        Bytes.put48(row, 28, trend.views());
        Bytes.put48(row, 34, trend.likes());
        row[40] = (byte) (trend.ended().orElse(false) ? 1 : 0);
        put(HistoryKind.TREND, product, row);
        trend.creatorId().ifPresent(creator -> {
            byte[] shown = new byte[HistoryKind.CREATOR_PRODUCTS.width()];
            long day = Buckets.start(HistoryKind.CREATOR_PRODUCTS, time);
            Bytes.put48(shown, 0, day);
            Bytes.put48(shown, 6, Buckets.visibleFrom(HistoryKind.CREATOR_PRODUCTS, day, known));
            Bytes.put64(shown, 12, product);
            put(HistoryKind.CREATOR_PRODUCTS, Bytes.hash(creator), shown);
        });
    }

    private void commented(Comment comment) {
        long sentiment = Sentiments.stored(comment.sentiment());
        long[] counts = {1, sentiment, sentiment * sentiment};
        count(HistoryKind.CREATOR_COMMENTS, Bytes.hash(comment.creatorId()), time, known, counts);
        comment.trendId().ifPresent(trend -> count(HistoryKind.TREND_COMMENTS, Bytes.hash(trend), time, known, counts));
    }

    private void offered(Product product) {
        byte[] row = exact(HistoryKind.CATALOGUE);
        Bytes.put48(row, 12, product.listPriceMinor());
        Bytes.putText(row, 18, 40, product.category());
        Bytes.putText(row, 58, 40, product.brand().orElse(""));
        put(HistoryKind.CATALOGUE, Bytes.hash(product.productId()), row);
    }

    private void resold(ResalePrice price) {
        byte[] row = exact(HistoryKind.RESALE);
        Bytes.put64(row, 12, Bytes.hash(price.marketplace()));
        Bytes.put48(row, 20, price.priceMinor());
        put(HistoryKind.RESALE, Bytes.hash(price.productId()), row);
    }

    private byte[] exact(HistoryKind kind) {
        byte[] row = new byte[kind.width()];
        Bytes.put48(row, 0, time);
        Bytes.put48(row, kind.knownOffset(), known);
        return row;
    }

    private void count(HistoryKind kind, long entity, long when, long learnt, long[] counts) {
        put(kind, entity, Counts.row(kind, when, learnt, counts));
    }

    private void put(HistoryKind kind, long entity, byte[] row) {
        put(HistoryKey.of(tenant, kind, entity), row);
    }

    private void put(HistoryKey key, byte[] row) {
        expired |= !shelf.insert(key, position, row);
    }
}
