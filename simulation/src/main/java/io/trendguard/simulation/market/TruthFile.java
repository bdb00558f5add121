package io.trendguard.simulation.market;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The truth about every line, beside the events and never in them. */
final class TruthFile implements AutoCloseable {
    static final String NAME = "truth.csv.gz";

    private final BufferedWriter out;

    TruthFile(Path folder) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(NAME)), 1 << 16), StandardCharsets.UTF_8));
        out.write("order_id,line_id,customer_type,trend_driven,p_return,p_label,returned,cause,reason_given\n");
    }

    void write(List<LineTruth> order) throws IOException {
        for (LineTruth line : order) {
            out.write(line.orderId()
                    + ','
                    + line.lineId()
                    + ','
                    + line.customerType()
                    + ','
                    + line.trendDriven()
                    + ','
                    + Words.sixPlaces(line.returnProbability())
                    + ','
                    + Words.sixPlaces(line.labelProbability())
                    + ','
                    + (line.cause().isPresent() ? 1 : 0)
                    + ','
                    + line.cause().map(Enum::name).orElse("")
                    + ','
                    + line.reasonGiven()
                    + '\n');
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
