package io.trendguard.warehouse.list;

import io.trendguard.event.Finding;
import io.trendguard.event.Tenant;
import io.trendguard.warehouse.list.ViewFile.Stored;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views of the lists: those that come with the product, and those that people of a tenant have saved. */
public final class SavedViews {
    static final int MOST = 100;
    static final int LONGEST_NAME = 60;
    static final int LONGEST_QUERY = 4_000;

    private final WarehouseLists lists;
    private final ViewFile file;

    /** @param folder a file for each tenant lies there */
    public SavedViews(WarehouseLists lists, Path folder) {
        this.lists = lists;
        this.file = new ViewFile(folder);
    }

    /** The views of a list, those that come with the product first. */
    public synchronized List<SavedView> of(Tenant tenant, ListDefinition list) {
        List<SavedView> views = new ArrayList<>();
        list.views().forEach((name, query) -> views.add(new SavedView(name, list.name(), query, true)));
        file.read(tenant).stream()
                .filter(view -> view.list().equals(list.name()))
                .forEach(view -> views.add(new SavedView(view.name(), view.list(), view.query(), false)));
        return views;
    }

    /** Saves a view, in place of one of the same name. Throws {@link InvalidListException} if no page could be shown with it. */
    public synchronized SavedView save(Tenant tenant, ListDefinition list, String sentName, String query) {
        String name = sentName.strip();
        checkName(list, name);
        if (query.length() > LONGEST_QUERY) {
            throw new InvalidListException("query", query, "must have at most %d characters".formatted(LONGEST_QUERY));
        }
        Map<String, List<String>> sent = parameters(query);
        if (sent.containsKey(DecisionList.CUSTOMER)) {
            throw new InvalidListException(
                    DecisionList.CUSTOMER, Finding.WITHHELD, "cannot be saved in a view, since it is personal data");
        }
        lists.check(new WarehouseLists.Call(tenant, list, sent, Optional.empty()));
        List<Stored> views = new ArrayList<>(file.read(tenant));
        views.removeIf(view -> view.list().equals(list.name()) && view.name().equals(name));
        if (views.size() >= MOST) {
            throw new InvalidListException(
                    "name", name, "cannot be added: %d views are saved; delete one first".formatted(MOST));
        }
        views.add(new Stored(name, list.name(), query));
        file.write(tenant, views);
        return new SavedView(name, list.name(), query, false);
    }

    /** Deletes a view, and says whether there was one. */
    public synchronized boolean delete(Tenant tenant, ListDefinition list, String sentName) {
        String name = sentName.strip();
        checkName(list, name);
        List<Stored> views = new ArrayList<>(file.read(tenant));
        boolean there = views.removeIf(
                view -> view.list().equals(list.name()) && view.name().equals(name));
        if (there) {
            file.write(tenant, views);
        }
        return there;
    }

    private static void checkName(ListDefinition list, String name) {
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME || !plain) {
            throw new InvalidListException(
                    "name", name, "must have 1 to %d characters, all of them visible".formatted(LONGEST_NAME));
        }
        if (list.views().keySet().stream().anyMatch(shipped -> shipped.equalsIgnoreCase(name))) {
            throw new InvalidListException(
                    "name",
                    name,
                    "is the name of a view that comes with the product and stays as it is; choose another");
        }
    }

    /** The parameters of a query as it stands in an address. */
    static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        for (String part : query.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = decoded(equals < 0 ? part : part.substring(0, equals));
                sent.computeIfAbsent(name, one -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(part.substring(equals + 1)));
            }
        }
        return sent;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidListException(
                    "query", text, "has a percent sign that begins no letter; write it as (%25)");
        }
    }
}
