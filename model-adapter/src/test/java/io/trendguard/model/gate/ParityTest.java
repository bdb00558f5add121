package io.trendguard.model.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.Event;
import io.trendguard.model.card.Readiness.Finding;
import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.model.feature.PointTraining;
import io.trendguard.model.feature.RowMoments;
import io.trendguard.model.feature.RowRules;
import io.trendguard.model.feature.TrainingEvent;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.history.RandomMarket;
import io.trendguard.point.regret.RegretPoint;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training and serving compute the same features, and a difference is found. */
final class ParityTest {
    private static final ParitySettings SMALL = new ParitySettings(600, 200, 3, 1);
    private static final PointTraining TRAINING = InstalledTraining.of(RegretPoint.NAME);
    private static final RowMoments MOMENTS = TRAINING.moments(RowRules.DEFAULTS);

    private final List<Event> events = RandomMarket.events(5, 600, 60).stream()
            .sorted(Comparator.comparing(Event::knownAt).thenComparing(Event::id))
            .toList();

    @Test
    void rowsReplayedFromDiskWithRestartsAreEqualBitByBit(@TempDir Path folder) {
        TrainingSet rows = TRAINING.rows(replayed(), RowRules.DEFAULTS);
        List<Finding> findings = parity(rows).replay(RegretPoint.NAME, MOMENTS, replayed(), folder);
        assertThat(findings).hasSize(1);
        System.out.println(findings.get(0).words());
        assertThat(findings.get(0).refuses()).isFalse();
        assertThat(findings.get(0).words())
                .containsPattern("^\\d{3} rows of \\d+ features")
                .contains("bit by bit");
    }

    @Test
    void oneBitOfOneFeatureRefusesTheModel(@TempDir Path folder) {
        TrainingSet rows = TRAINING.rows(replayed(), RowRules.DEFAULTS);
        int feature = rows.schema().indexOf("discount_depth");
        float[] values = ((Column.Numbers) rows.columns().get(feature)).values();
        for (int row = 0; row < values.length; row++) {
            values[row] = Math.nextUp(values[row]);
        }
        List<Finding> findings = parity(rows).replay(RegretPoint.NAME, MOMENTS, replayed(), folder);
        assertThat(findings).extracting(Finding::subject).containsExactly("discount_depth");
        assertThat(findings.get(0).refuses()).isTrue();
        assertThat(findings.get(0).words()).contains("differs in", "in training and", "live");
    }

    @Test
    void nothingToCompareIsNoEquality(@TempDir Path folder) {
        TrainingSet rows = TRAINING.rows(replayed(), RowRules.DEFAULTS);
        RowMoments renamed = TRAINING.moments(new RowRules("another name", ZoneOffset.UTC, true));
        List<Finding> findings = parity(rows).replay(RegretPoint.NAME, renamed, replayed(), folder);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).refuses()).isTrue();
    }

    private static Parity parity(TrainingSet rows) {
        return new Parity(rows, SMALL, ZoneOffset.UTC);
    }

    private Iterator<TrainingEvent> replayed() {
        return TrainingEvent.all(events.iterator());
    }
}
