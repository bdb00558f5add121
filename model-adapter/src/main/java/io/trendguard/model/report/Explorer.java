package io.trendguard.model.report;

import io.trendguard.model.evaluate.Columns;
import io.trendguard.model.evaluate.Rate;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.measure.Judged;
import io.trendguard.model.report.plot.Words;
import io.trendguard.model.train.TimeSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers the questions of the exploratory phase from all rows with an outcome. */
final class Explorer {
    private static final String VELOCITY = "trend_velocity_24h";
    private static final String DISCOUNT = "discount_depth";
    private static final int DECILES = 10;
    private static final int FEWEST = 20;
    private static final int CHANNELS = 4;
    private static final int DAYS = 31;
    private static final int STRONGEST = 4;

    private static final Map<String, String> QUESTIONS = Map.of(
            VELOCITY,
            "Do faster trends lead to more returns?",
            DISCOUNT,
            "Does the depth of the discount amplify impulse?",
            "comment_sentiment",
            "Do returns follow the mood of the comments?",
            "creator_return_rate",
            "Are certain creators consistently over-promising?");
    private static final List<String> ORDER = List.of(VELOCITY, DISCOUNT, "comment_sentiment", "creator_return_rate");

    private final TrainingSet set;
    private final int[] rows;
    private final Judged judged;
    private final DataTerms terms;

    /** Looks at all parts. */
    Explorer(TrainingSet set, TimeSplit split, DataTerms terms) {
        this.set = set;
        this.terms = terms;
        rows = Stream.of(split.train(), split.validation(), split.test())
                .flatMapToInt(Arrays::stream)
                .toArray();
        judged = Judged.of(set, rows);
    }

    /**
     * The questions that the exploratory phase asks. Of data that has none of those features, such as sessions, the same is
     * asked of the features that tell most.
     *
     * @param strongest features, strongest first
     */
    Exploration exploration(List<String> strongest) {
        boolean asked =
                ORDER.stream().anyMatch(feature -> Columns.of(set, feature).isPresent());
        return new Exploration(
                rows.length,
                (asked ? ORDER.stream() : strongest.stream().limit(STRONGEST))
                        .map(this::rates)
                        .toList(),
                asked ? Optional.of(together()) : Optional.empty(),
                asked ? Optional.of(timing()) : Optional.empty());
    }

    private Optional<Binning> binning(String feature, int most) {
        return Columns.of(set, feature)
                .map(column -> Binning.of(column, set.schema().get(feature), rows, most))
                .filter(binning -> binning.labels().size() > 1);
    }

    private Exploration.Rates rates(String feature) {
        String question = QUESTIONS.getOrDefault(
                feature, "How do %s go with %s?".formatted(terms.nouns().outcomes(), Words.feature(feature)));
        Optional<Binning> binning = binning(feature, DECILES);
        if (binning.isEmpty()) {
            return new Exploration.Rates(
                    feature,
                    question,
                    false,
                    Optional.of("%s is unknown in this data.".formatted(Words.feature(feature))),
                    List.of());
        }
        List<Exploration.Group> groups = new ArrayList<>();
        for (int bin = 0; bin < binning.get().labels().size(); bin++) {
            groups.add(new Exploration.Group(
                    binning.get().labels().get(bin),
                    Rate.of(judged, binning.get().in(bin))));
        }
        int[] unknown = binning.get().in(-1);
        if (unknown.length > 0) {
            groups.add(new Exploration.Group("unknown", Rate.of(judged, unknown)));
        }
        return new Exploration.Rates(
                feature, question, Columns.numbers(set, feature).isPresent(), Optional.empty(), groups);
    }

    private Exploration.Together together() {
        Optional<Binning> discount = binning(DISCOUNT, 4);
        Optional<Binning> velocity = binning(VELOCITY, 4);
        if (discount.isEmpty() || velocity.isEmpty()) {
            String unknown = velocity.isEmpty() && discount.isEmpty()
                    ? "Neither discounts nor the speed of trends are known in this data."
                    : velocity.isEmpty()
                            ? "The speed of trends is unknown in this data."
                            : "Discounts are unknown in this data.";
            return new Exploration.Together(Optional.of(unknown), List.of(), List.of(), List.of());
        }
        List<List<Rate>> cells = IntStream.range(0, velocity.get().labels().size())
                .mapToObj(v -> IntStream.range(0, discount.get().labels().size())
                        .mapToObj(d -> Rate.of(
                                judged,
                                IntStream.range(0, rows.length)
                                        .filter(i -> velocity.get().bins()[i] == v
                                                && discount.get().bins()[i] == d)
                                        .toArray()))
                        .toList())
                .toList();
        return new Exploration.Together(
                Optional.empty(), discount.get().labels(), velocity.get().labels(), cells);
    }

    private Exploration.Timing timing() {
        int[] back = IntStream.range(0, rows.length)
                .filter(i -> judged.returned()[i] && set.returnedAt()[rows[i]] != Long.MAX_VALUE)
                .toArray();
        if (!terms.returnTimesTold() || back.length < FEWEST) {
            return new Exploration.Timing(
                    Optional.of(
                            "This data does not tell when something was sent back; the date from which its outcome counts is a rule of the mapping."),
                    List.of());
        }
        List<Exploration.Channel> channels = new ArrayList<>();
        channels.add(channel("all", back));
        Optional<Column.Words> sources = Columns.words(set, "channel_source");
        if (sources.isPresent()) {
            Binning bySource = Binning.of(sources.get(), set.schema().get("channel_source"), rows, CHANNELS);
            for (int bin = 0; bin < bySource.labels().size(); bin++) {
                int place = bin;
                int[] own = Arrays.stream(back)
                        .filter(i -> bySource.bins()[i] == place)
                        .toArray();
                if (own.length >= FEWEST && channels.size() < CHANNELS) {
                    channels.add(channel(bySource.labels().get(bin), own));
                }
            }
        }
        return new Exploration.Timing(Optional.empty(), channels);
    }

    private Exploration.Channel channel(String name, int[] places) {
        double[] days = new double[DAYS];
        int soon = 0;
        for (int i : places) {
            Duration after = Duration.ofMillis(set.returnedAt()[rows[i]] - set.eventTimes()[rows[i]]);
            days[(int) Math.min(DAYS - 1, Math.max(0, after.toDays()))] += 1.0 / places.length;
            soon += after.toHours() < 72 ? 1 : 0;
        }
        return new Exploration.Channel(
                name,
                places.length,
                (double) soon / places.length,
                Arrays.stream(days).boxed().toList());
    }
}
