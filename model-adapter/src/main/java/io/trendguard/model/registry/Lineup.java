package io.trendguard.model.registry;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.Arms;
import io.trendguard.log.payload.ModelChange.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which model does what for one tenant and decision point, as the entries of its log tell it. There is at most one live
 * model and one canary; a new one displaces the old.
 */
public final class Lineup {
    /** Nothing was ever published. */
    public static final Lineup EMPTY = of(List.of());
    /** Who acts where a setting and no person put a model into use. */
    public static final String SETTINGS = "settings";

    private final Map<String, Standing> standings = new LinkedHashMap<>();
    private final Deque<String> before = new ArrayDeque<>();
    private boolean chosenByPerson;

    private Lineup() {}

    /** The line-up after these entries, in the order of the log. */
    public static Lineup of(Collection<Published> entries) {
        Lineup lineup = new Lineup();
        entries.forEach(lineup::apply);
        return lineup;
    }

    private void apply(Published published) {
        String version = published.version();
        Optional<String> live = live();
        State state = published.change().state();
        boolean touchesLive = state == State.LIVE || live.equals(Optional.of(version));
        if (state == State.LIVE) {
            live.filter(old -> !old.equals(version)).ifPresent(old -> {
                displace(old, published, State.RETIRED);
                if (!published.change().rollback()) {
                    before.push(old);
                }
            });
            if (published.change().rollback()) {
                before.remove(version);
            }
        } else if (state == State.CANARY) {
            canary().filter(old -> !old.version().equals(version))
                    .ifPresent(old -> displace(old.version(), published, State.SHADOW));
        }
        if (touchesLive) {
            chosenByPerson = !published.actor().equals(SETTINGS);
        }
        Standing known = standings.remove(version);
        Standing from = known != null
                ? known
                : new Standing(
                        version,
                        State.DRAFT,
                        Optional.empty(),
                        published.time(),
                        published.actor(),
                        published.note(),
                        Optional.empty());
        standings.put(version, from.after(published, published.change()));
    }

    private void displace(String version, Published published, State to) {
        standings.computeIfPresent(version, (key, standing) -> standing.displaced(published, to));
    }

    /** Every model that the tenant knows, the last changed last. */
    public List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    /** Where a version stands; absent if the tenant never heard of it. */
    public Optional<Standing> of(String version) {
        return Optional.ofNullable(standings.get(version));
    }

    /** The version that decides. */
    public Optional<String> live() {
        return standings.values().stream()
                .filter(standing -> standing.state() == State.LIVE)
                .map(Standing::version)
                .findFirst();
    }

    /** The version that decides about a share of the customers. */
    public Optional<Standing> canary() {
        return standings.values().stream()
                .filter(standing -> standing.state() == State.CANARY)
                .findFirst();
    }

    /** The version that was live before the live one; where a rollback leads. */
    public Optional<String> before() {
        return Optional.ofNullable(before.peek());
    }

    /** Whether a person had the last word about the live model, so that a setting has none. */
    public boolean chosenByPerson() {
        return chosenByPerson;
    }

    /**
     * Which version decides about a customer: the canary for its share of them, always the same customers, and the live
     * one for all others. The draw has nothing to do with the arms of an experiment.
     */
    public Optional<String> decides(Tenant tenant, PersonRef person) {
        Optional<Standing> canary = canary();
        if (canary.isPresent()) {
            String key = "canary/" + canary.get().version() + "/" + tenant.id() + "/" + person.id();
            if (Arms.uniform(key) < canary.get().share().orElse(0.0)) {
                return canary.map(Standing::version);
            }
        }
        return live();
    }

    /** Versions that are scored beside the one that decides: shadows, and of live and canary the other one. */
    public List<String> beside(String deciding) {
        List<String> others = new ArrayList<>();
        for (Standing standing : standings.values()) {
            boolean active = standing.state() == State.SHADOW
                    || standing.state() == State.CANARY
                    || standing.state() == State.LIVE;
            if (active && !standing.version().equals(deciding)) {
                others.add(standing.version());
            }
        }
        return others;
    }
}
