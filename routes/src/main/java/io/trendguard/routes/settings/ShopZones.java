package io.trendguard.routes.settings;

import io.trendguard.event.Tenant;
import io.trendguard.text.Spelling;
import io.trendguard.text.TimeZoneName;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/**
 * In which time zone each shop lives. It counts wherever the customer's own zone is not known.
 *
 * @param usual of every tenant that is not named
 * @param byTenant by tenant id
 */
public record ShopZones(ZoneId usual, Map<String, ZoneId> byTenant) {
    /** Every shop lives by UTC. */
    public static final ShopZones UTC = new ShopZones(ZoneOffset.UTC, Map.of());

    public ShopZones {
        byTenant = Map.copyOf(byTenant);
    }

    /** The zone of a shop. */
    public ZoneId of(Tenant tenant) {
        return byTenant.getOrDefault(tenant.id(), usual);
    }

    /**
     * Reads {@code Europe/Berlin, other-shop=Asia/Kolkata}.
     *
     * @throws IllegalArgumentException naming the part that is no zone
     */
    static ShopZones parse(String text) {
        ZoneId usual = ZoneOffset.UTC;
        Map<String, ZoneId> byTenant = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            ZoneId zone = zone(part.substring(equals + 1));
            if (equals < 0) {
                usual = zone;
            } else {
                byTenant.put(part.substring(0, equals).strip(), zone);
            }
        }
        return new ShopZones(usual, byTenant);
    }

    private static ZoneId zone(String name) {
        Spelling spelling = TimeZoneName.of(name);
        if (spelling instanceof Spelling.Known known) {
            return ZoneId.of(known.text());
        }
        throw new IllegalArgumentException("(%s) is no time zone".formatted(name.strip()));
    }
}
