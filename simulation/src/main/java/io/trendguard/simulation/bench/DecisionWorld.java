package io.trendguard.simulation.bench;

import io.trendguard.budget.BudgetReading;
import io.trendguard.contact.ContactReading;
import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.contact.ContactReading.ConsentState;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Channel;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.KnownAt;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import io.trendguard.experiment.Arm;
import io.trendguard.experiment.ArmAssignment;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.card.ModelReport;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.history.Histories;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.model.train.Progress;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.model.train.Trainer;
import io.trendguard.point.DecisionId;
import io.trendguard.point.Stage;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Real questions with everything that answers them: a market, a model trained on it, and the decision requests of its last
 * purchases with features from the histories of their moments.
 *
 * @param report of the training
 * @param model as it serves
 * @param rulebook the shipped one for {@code regret}
 * @param requests one for each of the last purchases
 */
public record DecisionWorld(ModelReport report, ServedModel model, Rulebook rulebook, List<DecisionRequest> requests) {
    private static final Tenant SHOP = new Tenant("bench");
    private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    public DecisionWorld {
        requests = List.copyOf(requests);
    }

    /**
     * Makes a market and trains on it.
     *
     * @param folder a folder that does not exist yet, for the model
     */
    public static DecisionWorld make(long seed, int purchases, int days, Path folder) throws IOException {
        Market market = Market.of(MarketSettings.ofSize(seed, purchases, days, END));
        ModelReport report = Trainer.train(
                InstalledTraining.of(RegretPoint.NAME).rows(TrainingEvent.all(events(market)), RowRules.DEFAULTS),
                TrainSettings.of("synthetic market of the benchmark, seed " + seed, true),
                folder,
                Progress.SILENT);
        return new DecisionWorld(
                report, RiskModels.load(folder), Rulebook.shipped("regret"), requests(market, purchases / 2));
    }

    private static Iterator<Event> events(Market market) {
        EventReader reader = new EventReader();
        HashedPeople people = new HashedPeople(SHOP);
        KnownAt then = new KnownAt.Backfill(END);
        return market.stream()
                .map(event -> reader.read(SHOP, event, then, people))
                .iterator();
    }

    private static List<DecisionRequest> requests(Market market, int after) {
        List<DecisionRequest> requests = new ArrayList<>();
        try (Histories histories = Histories.inMemory()) {
            Features features = new Features(histories, (tenant, customer, knownAt) -> ZoneOffset.UTC);
            long position = 0;
            int purchases = 0;
            for (Iterator<Event> events = events(market); events.hasNext(); ) {
                Event event = events.next();
                if (event.fact() instanceof Purchase purchase && purchases++ >= after) {
                    requests.add(request(event, purchase, features.of(RegretPoint.NAME, event)));
                }
                histories.apply(event, position++);
            }
        }
        return requests;
    }

    private static DecisionRequest request(Event event, Purchase purchase, List<FeatureVector> vectors) {
        List<LineRequest> lines = new ArrayList<>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            lines.add(new LineRequest(purchase.lines().get(i), Optional.of(vectors.get(i))));
        }
        ChannelReading granted = new ChannelReading(ConsentState.GRANTED, true, 0, 0, Optional.empty());
        return new DecisionRequest(
                new DecisionId(event.key(), RegretPoint.NAME).toString(),
                SHOP,
                RegretPoint.NAME,
                Stage.AFTER_PURCHASE,
                purchase.orderId(),
                purchase.customerId(),
                event.time(),
                event.knownAt().plus(Duration.ofMillis(5)),
                purchase.currency(),
                lines,
                new ContactReading(
                        Map.of(Channel.EMAIL, granted, Channel.SMS, granted),
                        Optional.of("Europe/Berlin"),
                        purchase.locale(),
                        0,
                        0),
                new BudgetReading(1_000_000, 1_000_000),
                new ArmAssignment(Arm.MODEL_AND_OFFER, 0.475, "bench:" + purchase.customerId()),
                false,
                List.of());
    }
}
