package io.trendguard.routes.settings;

import io.trendguard.event.Tenant;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.serve.DecidingFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which features may not decide about the people of each shop.
 *
 * @param usual of every tenant that is not named
 * @param byTenant by tenant id
 */
public record ExcludedFeatures(List<String> usual, Map<String, List<String>> byTenant) {
    /** What a training excludes as well unless it is told otherwise. */
    public static final ExcludedFeatures DEFAULTS = new ExcludedFeatures(DecidingFeatures.EXCLUDED, Map.of());

    private static final String NONE = "none";
    private static final String USUAL = "";

    public ExcludedFeatures {
        usual = List.copyOf(usual);
        byTenant = Map.copyOf(byTenant);
    }

    /** Those of a shop. */
    public List<String> of(Tenant tenant) {
        return byTenant.getOrDefault(tenant.id(), usual);
    }

    /**
     * Reads {@code salutation, customer_age, other-shop=region, third-shop=none}: names belong to the shop before them, the
     * first ones to every shop that is not named.
     *
     * @throws IllegalArgumentException naming the part that is no feature
     */
    static ExcludedFeatures parse(String text) {
        Map<String, List<String>> byTenant = new TreeMap<>();
        String shop = USUAL;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            shop = equals < 0 ? shop : part.substring(0, equals).strip();
            List<String> names = byTenant.computeIfAbsent(shop, named -> new ArrayList<>());
            String name = part.substring(equals + 1).strip();
            if (!name.equals(NONE)) {
                names.add(known(name));
            }
        }
        List<String> usual = byTenant.remove(USUAL);
        return new ExcludedFeatures(usual == null ? DEFAULTS.usual : usual, byTenant);
    }

    private static String known(String name) {
        if (InstalledFeatures.definition(name).isEmpty()) {
            throw new IllegalArgumentException("(%s) is no feature".formatted(name));
        }
        return name;
    }
}
