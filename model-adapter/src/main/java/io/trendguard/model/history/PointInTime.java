package io.trendguard.model.history;

import io.trendguard.event.Feed;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The histories as they could be known at one moment: facts that happened at or before it and had been learnt by then.
 * Buckets count once they have ended. What is later is left out and counted in {@link Skipped}.
 */
public final class PointInTime {
    private static final int CREATOR_PRODUCTS = 16;
    private final Shelf shelf;
    private final Tenant tenant;
    private final long time;
    private final long known;
    private final Skipped skipped;
    /** The lines of an order share groups, such as the shop. */
    private final Map<Long, Settled> groups = new HashMap<>();

    private @Nullable Outcomes outcomes;

    PointInTime(Shelf shelf, Tenant tenant, Instant time, Instant known, Skipped skipped) {
        this.shelf = shelf;
        this.tenant = tenant;
        this.time = time.toEpochMilli();
        this.known = Math.max(known.toEpochMilli(), this.time);
        this.skipped = skipped;
    }

    /** The moment, epoch milliseconds. */
    public long time() {
        return time;
    }

    /** What a customer did before, without the order in question. */
    public CustomerPast customer(PersonRef person, String withoutOrder) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.CUSTOMER, person));
        int end = seen(rows, Feed.PURCHASE);
        return new CustomerReader(rows, end, time, known, Bytes.hash(withoutOrder), outcomes()).read();
    }

    /** How many different tabs a customer opened in the time before; absent without a session in the last day. */
    public Optional<Stamped<Integer>> tabs(PersonRef person, Duration before) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.SESSION, person));
        LongTable tabs = new LongTable();
        long asOf = -1;
        int end = seen(rows, Feed.SESSION);
        for (int i = rows.firstAt(time - Buckets.DAY); i < end; i++) {
            if (rows.known(i) <= known) {
                asOf = rows.time(i);
                if (rows.time(i) >= time - before.toMillis()) {
                    tabs.add(rows.long64(i, 12));
                }
            }
        }
        return asOf < 0 ? Optional.empty() : Optional.of(new Stamped<>(tabs.size(), asOf));
    }

    /** When the first item went into a cart, as far as cart events tell. */
    public Optional<Stamped<Long>> cartStarted(PersonRef person, String cartId) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.CART, person));
        long cart = Bytes.hash(cartId);
        long started = Long.MAX_VALUE;
        long asOf = -1;
        int end = seen(rows, Feed.CART);
        for (int i = rows.firstAt(time - Window.DAYS_30.millis()); i < end; i++) {
            if (rows.known(i) <= known && rows.long64(i, 12) == cart) {
                started = Math.min(started, rows.long48(i, 20));
                asOf = rows.time(i);
            }
        }
        return asOf < 0 ? Optional.empty() : Optional.of(new Stamped<>(started, asOf));
    }

    /** What became of the settled lines of the group that a line belongs to; nothing if the line does not tell it. */
    public Settled settled(Cohort cohort, Traits line) {
        return settled(cohort.of(line));
    }

    private Settled settled(long group) {
        return group == 0 ? Settled.NONE : groups.computeIfAbsent(group, this::read);
    }

    private Settled read(long group) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.SETTLED, group));
        return rows.size() == 0 ? Settled.NONE : Settled.read(rows, time, outcomes());
    }

    private Outcomes outcomes() {
        Outcomes known = outcomes;
        if (known == null) {
            known = Outcomes.at(shelf, tenant, time);
            outcomes = known;
        }
        return known;
    }

    /** Sales, prices and ratings of a product. */
    public ItemCounts product(String productId) {
        long product = Bytes.hash(productId);
        CellReader reader = new CellReader(time, known, skipped);
        reader.days(shelf.read(HistoryKey.of(tenant, HistoryKind.PRODUCT_DAYS, product)));
        reader.hours(shelf.read(HistoryKey.of(tenant, HistoryKind.PRODUCT_HOURS, product)));
        return reader.counts();
    }

    /** Sales and prices of a brand, up to the day before. */
    public ItemCounts brand(String brand) {
        return days(HistoryKind.BRAND, brand);
    }

    /** Sales of a category, up to the day before. */
    public ItemCounts category(String category) {
        return days(HistoryKind.CATEGORY, category);
    }

    private ItemCounts days(HistoryKind kind, String entity) {
        CellReader reader = new CellReader(time, known, skipped);
        reader.days(shelf.read(HistoryKey.of(tenant, kind, Bytes.hash(entity))));
        return reader.counts();
    }

    /** The newest catalogue entry of a product. */
    public Optional<Stamped<CatalogueEntry>> catalogue(String productId) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.CATALOGUE, Bytes.hash(productId)));
        for (int i = seen(rows, Feed.PRODUCT) - 1; i >= 0; i--) {
            if (rows.known(i) <= known) {
                CatalogueEntry entry =
                        new CatalogueEntry(rows.long48(i, 12), rows.text(i, 18, 40), rows.text(i, 58, 40));
                return Optional.of(new Stamped<>(entry, rows.time(i)));
            }
        }
        return Optional.empty();
    }

    /** Mean resale price of a product in the 30 days before, minor units. */
    public Optional<Stamped<Double>> resalePrice(String productId) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.RESALE, Bytes.hash(productId)));
        long sum = 0;
        int count = 0;
        long asOf = -1;
        int end = seen(rows, Feed.RESALE_PRICE);
        for (int i = rows.firstAt(time - Window.DAYS_30.millis()); i < end; i++) {
            if (rows.known(i) <= known) {
                sum += rows.long48(i, 20);
                count++;
                asOf = rows.time(i);
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new Stamped<>((double) sum / count, asOf));
    }

    /** The trend that featured a product last in 90 days. */
    public Optional<TrendPast> trend(String productId) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.TREND, Bytes.hash(productId)));
        return TrendReader.newest(rows, seen(rows, Feed.TREND), time, known);
    }

    /** How the shop was set up; absent if it never said. */
    public Optional<Stamped<ShopSetup>> shop() {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.SHOP, ShopSetup.KEY));
        for (int i = seen(rows, Feed.RETAILER) - 1; i >= 0; i--) {
            if (rows.known(i) <= known) {
                return Optional.of(new Stamped<>(ShopSetup.read(rows, i), rows.time(i)));
            }
        }
        return Optional.empty();
    }

    /** Followers of a creator. */
    public Optional<Stamped<Long>> followers(long creator) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.CREATOR, creator));
        for (int i = seen(rows, Feed.CREATOR) - 1; i >= 0; i--) {
            if (rows.known(i) <= known) {
                return Optional.of(new Stamped<>(rows.long48(i, 12), rows.time(i)));
            }
        }
        return Optional.empty();
    }

    /** What came back of settled lines of what a creator showed last, and how many these are; absent if there are none. */
    public Optional<Stamped<double[]>> shownBy(long creator) {
        Rows rows = shelf.read(HistoryKey.of(tenant, HistoryKind.CREATOR_PRODUCTS, creator));
        long[] products = new long[CREATOR_PRODUCTS];
        int count = 0;
        int oldest = rows.firstAt(time - Window.DAYS_90.millis());
        for (int i = rows.firstAt(time) - 1; i >= oldest && count < CREATOR_PRODUCTS; i--) {
            long product = rows.long64(i, 12);
            if (rows.known(i) <= Math.min(known, time) && !contains(products, count, product)) {
                products[count++] = product;
            }
        }
        double sold = 0;
        double returned = 0;
        long asOf = -1;
        for (int i = 0; i < count; i++) {
            Settled settled = settled(Cohort.ofProduct(products[i]));
            if (settled.forgotten()) {
                return Optional.empty();
            }
            sold += settled.lines90();
            returned += settled.returned90();
            asOf = Math.max(asOf, settled.asOf());
        }
        return sold == 0 ? Optional.empty() : Optional.of(new Stamped<>(new double[] {returned, sold}, asOf));
    }

    private static boolean contains(long[] some, int count, long one) {
        for (int i = 0; i < count; i++) {
            if (some[i] == one) {
                return true;
            }
        }
        return false;
    }

    /** Comments under a creator's videos in 90 days; absent if there are none. */
    public Optional<CommentSums> creatorComments(long creator) {
        return comments(HistoryKind.CREATOR_COMMENTS, creator, Window.DAYS_90);
    }

    /** Comments under a trend in 7 days; absent if there are none. */
    public Optional<CommentSums> trendComments(long trend) {
        return comments(HistoryKind.TREND_COMMENTS, trend, Window.DAYS_7);
    }

    private Optional<CommentSums> comments(HistoryKind kind, long entity, Window window) {
        return new CellReader(time, known, skipped).comments(shelf.read(HistoryKey.of(tenant, kind, entity)), window);
    }

    /** The first row that had not happened yet; those from there on are left out. */
    private int seen(Rows rows, Feed feed) {
        int end = rows.firstAt(time + 1);
        int left = rows.size() - end;
        for (int i = 0; i < end; i++) {
            left += rows.known(i) > known ? 1 : 0;
        }
        skipped.add(feed, left);
        return end;
    }

    /** A value and the time of the latest fact in it, epoch milliseconds. */
    public record Stamped<T>(T value, long asOf) {}

    /**
     * How a product is offered.
     *
     * @param listPriceMinor list price, minor units
     * @param category its category
     * @param brand its brand; empty if it has none
     */
    public record CatalogueEntry(long listPriceMinor, String category, String brand) {}
}
