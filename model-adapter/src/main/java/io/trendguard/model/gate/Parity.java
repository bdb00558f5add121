package io.trendguard.model.gate;

import io.trendguard.event.Event;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.model.card.Readiness.Check;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.Features;
import io.trendguard.model.feature.ReplayedZones;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowMoments.RowMoment;
import io.trendguard.model.feature.SharedWords;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.HistorySettings;
import io.trendguard.point.DecisionPoint;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Whether serving computes the features that training saw: events are replayed the way the service does, with
 * histories on disk that are closed and opened on the way, and rows drawn by seed are compared bit by bit.
 */
public final class Parity {
    private static final String MISSING = "missing";

    private final TrainingSet rows;
    private final ParitySettings settings;
    private final ZoneId shop;
    private final boolean sharedWords;
    private final int replayable;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> differing = new TreeMap<>();
    private String example = "";
    private int compared;

    /** @param shop the zone of customers who stated none */
    public Parity(TrainingSet rows, ParitySettings settings, ZoneId shop) {
        this(rows, settings, shop, false, rows.size());
    }

    /**
     * Of rows that several retailers share, on the events of one of them. Words were left out on purpose: a word that no row
     * has is missing, as the model reads it.
     */
    public static Parity ofOneOfAPool(TrainingSet rows, String retailer, ParitySettings settings, ZoneId shop) {
        long own = rows.rowKeys().stream()
                .filter(key -> SharedWords.group(key).equals(retailer))
                .count();
        return new Parity(rows, settings, shop, true, (int) own);
    }

    private Parity(TrainingSet rows, ParitySettings settings, ZoneId shop, boolean sharedWords, int replayable) {
        this.sharedWords = sharedWords;
        this.replayable = replayable;
        this.shop = shop;
        this.rows = rows;
        this.settings = settings;
        for (int row = 0; row < rows.size(); row++) {
            places.put(rows.rowKeys().get(row), row);
        }
    }

    /**
     * Replays events.
     *
     * @param point whose features the rows have
     * @param moments names the rows as the training set does
     * @param events those that the rows were made of, from the first on
     * @param folder an empty folder for the histories
     */
    public List<Finding> replay(DecisionPoint point, RowMoments moments, Iterator<TrainingEvent> events, Path folder) {
        // The events ask for at most so many rows; a moment is compared if the draw says so.
        double share = Math.min(1, settings.rows() / Math.max(1.0, Math.min(replayable, settings.events() / 2.0)));
        SplittableRandom random = new SplittableRandom(settings.seed());
        ReplayedZones zones = new ReplayedZones(shop);
        Histories histories = Histories.open(HistorySettings.DEFAULTS, folder);
        try {
            long position = 0;
            int perRestart = settings.events() / (settings.restarts() + 1);
            while (events.hasNext() && position < settings.events()) {
                TrainingEvent next = events.next();
                Event event = next.event();
                compare(moments.before(next), share, random, point, new Features(histories, zones));
                zones.apply(event);
                histories.apply(event, position);
                if (position % perRestart == perRestart - 1) {
                    histories.flush(event.tenant(), position);
                    histories.close();
                    histories = Histories.open(HistorySettings.DEFAULTS, folder);
                }
                position++;
            }
            if (!events.hasNext()) {
                compare(moments.atTheEnd(), share, random, point, new Features(histories, zones));
            }
        } finally {
            histories.close();
        }
        return findings("replayed from disk, with %d restarts at most".formatted(settings.restarts()));
    }

    /** Compares with the rows that scoring makes of the same table. */
    public List<Finding> table(TrainingSet served) {
        for (int row = 0; row < served.size(); row++) {
            Integer place = places.get(served.rowKeys().get(row));
            if (place == null) {
                continue;
            }
            compared++;
            for (int f = 0; f < rows.schema().size(); f++) {
                String trained = text(rows.columns().get(f), place);
                String live = text(served.columns().get(f), row);
                note(f, place, trained, live);
            }
        }
        return findings("made of the table once more, as scoring does");
    }

    private void compare(
            List<RowMoment> moments, double share, SplittableRandom random, DecisionPoint point, Features features) {
        for (RowMoment moment : moments) {
            if (random.nextDouble() < share) {
                compare(moment.keys(), features.of(point, moment.question()));
            }
        }
    }

    private void compare(List<String> keys, List<FeatureVector> vectors) {
        for (int line = 0; line < vectors.size(); line++) {
            Integer place = places.get(keys.get(line));
            if (place == null) {
                continue;
            }
            compared++;
            for (int f = 0; f < rows.schema().size(); f++) {
                FeatureValue value = vectors.get(line).features().get(f).value();
                Column column = rows.columns().get(f);
                note(f, place, text(column, place), isLeftOut(column, value) ? MISSING : text(value));
            }
        }
    }

    private boolean isLeftOut(Column column, FeatureValue value) {
        return sharedWords
                && column instanceof Column.Words words
                && value instanceof FeatureValue.Category word
                && !words.words().contains(word.category());
    }

    private void note(int feature, int place, String trained, String live) {
        if (!trained.equals(live)) {
            String name = rows.schema().definitions().get(feature).name();
            differing.merge(name, 1, Integer::sum);
            if (example.isEmpty()) {
                example = "row (%s): %s is %s in training and %s live"
                        .formatted(rows.rowKeys().get(place), name, trained, live);
            }
        }
    }

    /** A number by its bits, so that nothing is rounded away. */
    private static String text(Column column, int row) {
        if (column instanceof Column.Words words) {
            int code = words.codes()[row];
            return code < 0 ? MISSING : "'" + words.words().get(code) + "'";
        }
        float number = ((Column.Numbers) column).values()[row];
        return Float.isNaN(number) ? MISSING : text(number);
    }

    private static String text(FeatureValue value) {
        if (value instanceof FeatureValue.Numeric numeric) {
            return text(numeric.number());
        }
        return value instanceof FeatureValue.Category word ? "'" + word.category() + "'" : MISSING;
    }

    private static String text(float number) {
        return number + " (" + Integer.toHexString(Float.floatToIntBits(number)) + ")";
    }

    private List<Finding> findings(String how) {
        List<Finding> findings = new ArrayList<>();
        if (compared == 0) {
            findings.add(new Finding(
                    Check.PARITY,
                    true,
                    "features",
                    "No row could be compared with what serving computes. Check the events a model was trained"
                            + " on by their row keys."));
        } else if (differing.isEmpty()) {
            findings.add(new Finding(
                    Check.PARITY,
                    false,
                    "features",
                    "%d rows of %d features each were %s; all are equal bit by bit."
                            .formatted(compared, rows.schema().size(), how)));
        }
        differing.forEach((name, count) -> findings.add(new Finding(
                Check.PARITY,
                true,
                name,
                "The feature (%s) differs in %d of %d rows that were %s; first in %s. Serve with the very code and files that trained the model."
                        .formatted(name, count, compared, how, example))));
        return findings;
    }
}
