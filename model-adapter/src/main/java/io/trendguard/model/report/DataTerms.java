package io.trendguard.model.report;

import io.trendguard.model.evaluate.RollingOrigin;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Nouns;
import io.trendguard.model.mapping.TableSpec;
import io.trendguard.model.report.plot.Words;

/**
 * What the data tells of itself, and in which words a report speaks of it.
 *
 * @param nouns what rows and outcomes are called
 * @param customersTold whether it says which rows are of one customer
 * @param daysTold whether its times are days, and not only an order
 * @param returnTimesTold whether times of returns are events and no rule of a mapping
 */
public record DataTerms(Nouns nouns, boolean customersTold, boolean daysTold, boolean returnTimesTold) {

    /** Those of files under a mapping. */
    public static DataTerms of(MappingFile mapping) {
        return new DataTerms(
                mapping.nouns(),
                mapping.table().flatMap(TableSpec::customer).isPresent()
                        || mapping.table().isEmpty(),
                mapping.table().map(table -> table.time().real()).orElse(true),
                mapping.format() == MappingFile.Format.CLOUDEVENTS);
    }

    /** A moment at which a model was trained again. */
    String moment(RollingOrigin.Origin origin) {
        return daysTold
                ? "as of " + Sections.day(origin.from())
                : "after %s %s".formatted(Words.count(origin.trainRows()), nouns.rows());
    }

    /** What is drawn when uncertainty is measured: customers, or rows where nobody knows whose they are. */
    String drawn() {
        return customersTold ? "customers" : nouns.rows();
    }
}
