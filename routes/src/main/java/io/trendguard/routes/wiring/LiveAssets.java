package io.trendguard.routes.wiring;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.asset.AssetBook;
import io.trendguard.routes.flow.DecisionAssets;
import io.trendguard.routes.flow.Judges;
import io.trendguard.routes.model.LiveModels;
import io.trendguard.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rulebooks and the models in use. Every version that was ever used is kept in the data folder; that a tenant's events
 * are decided by another version than before is an entry of the tenant's log.
 */
public final class LiveAssets implements DecisionAssets {
    private final AssetBook book;
    private final LiveRulebooks rulebooks;
    private final RulebookStore store;
    private final LiveModels models;
    private final AssetRemarks remarks;

    LiveAssets(AssetBook book, NamedRulebooks named, RulebookStore store, LiveModels models, AssetRemarks remarks) {
        this.book = book;
        this.rulebooks = new LiveRulebooks(named, store, book);
        this.store = store;
        this.models = models;
        this.remarks = remarks;
    }

    /** The decision points that a tenant has a rulebook or a model for. */
    public Set<DecisionPoint> points(Tenant tenant) {
        Set<DecisionPoint> points = new TreeSet<>(rulebooks.points(tenant));
        points.addAll(models.points(tenant));
        return points;
    }

    @Override
    public Optional<Rulebook> rulebook(Tenant tenant, DecisionPoint point) {
        return rulebooks.of(tenant, point);
    }

    @Override
    public Judges judges(Tenant tenant, DecisionPoint point, PersonRef person) {
        return models.judges(tenant, point, person);
    }

    @Override
    public Optional<Rulebook> published(String version) {
        return store.find(version);
    }

    @Override
    public List<LogPayload> toAnnounce(Tenant tenant, DecisionPoint point) {
        List<LogPayload> news = new ArrayList<>(0);
        rulebooks.toAnnounce(tenant, point).ifPresent(news::add);
        models.toAnnounce(tenant, point).ifPresent(news::add);
        return news;
    }

    /** The rulebooks that should decide and cannot be loaded. */
    public List<AssetFailure> failures() {
        return rulebooks.failures();
    }

    /** Tries once more to load the rulebooks that could not be loaded. */
    public void retryFailed() {
        rulebooks.retryFailed();
    }

    /** What was found damaged and is mended, and what is used although it is refused. */
    public List<String> remarks() {
        return remarks.all();
    }

    /** The models of all tenants. */
    public LiveModels models() {
        return models;
    }

    /** Loads what is in use, so that no event waits for it. */
    void warm() {
        rulebooks.warm();
        models.warm();
    }

    /** Forgets what the logs told, since they are replayed from the beginning. */
    void forget() {
        book.forget();
    }

    @Override
    public String name() {
        return "publications";
    }

    @Override
    public void save(Tenant tenant, Rows rows) {
        book.save(tenant, rows);
    }

    @Override
    public void restore(Tenant tenant, String key, byte[] value) {
        book.restore(tenant, key, value);
    }

    @Override
    public void take(LoggedPayload entry) {
        book.take(entry);
    }
}
