package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rehearse} on a made-up shop of eight months. */
class RehearseCommandTest {
    private static final String HEADING =
            "order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,user_id,user_title,user_dob,user_state,user_reg_date,return";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path folder;

    private Path table(int lines) throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        List<String> rows = new ArrayList<>(List.of(HEADING));
        for (int i = 0; i < lines; i++) {
            LocalDate ordered = LocalDate.of(2025, 1, 1).plusDays(i * 242L / lines);
            int product = random.nextInt(40);
            rows.add("%d,%s,%s,%d,m,blue,%d,%d,%d,Mrs,1980-02-03,Bavaria,2024-05-01,%d"
                    .formatted(
                            i,
                            ordered,
                            ordered.plusDays(2 + random.nextInt(5)),
                            product,
                            product % 5,
                            20 + product,
                            random.nextInt(900),
                            random.nextInt(100) < 20 + product * 3 / 2 ? 1 : 0));
        }
        return Files.write(folder.resolve("orders.csv"), rows);
    }

    private static Typed rehearse(Path table, String... more) {
        List<String> all =
                new ArrayList<>(List.of("rehearse", "--mapping", "fashion-returns", "--history", table.toString()));
        all.addAll(List.of(more));
        return Typed.of(all);
    }

    @Test
    void everyMomentIsAskedForEachMonthAfterIt() throws IOException {
        Path out = folder.resolve("asked.csv");
        Typed told = rehearse(table(4000), "--moments", "2", "--out", out.toString());

        assertThat(told.code()).as(told.err()).isZero();
        assertThat(told.out().lines().filter(line -> line.startsWith("| 2025-0")))
                .satisfiesExactly(
                        line -> assertThat(line).matches("\\| 2025-06-01 \\| \\d+ \\| 1 \\| \\d+ \\|.*"),
                        line -> assertThat(line).matches("\\| 2025-06-01 \\| \\d+ \\| 2 \\| \\d+ \\|.*"),
                        line -> assertThat(line).matches("\\| 2025-07-01 \\| \\d+ \\| 1 \\| \\d+ \\|.*"),
                        line -> assertThat(line).matches("\\| 2025-07-01 \\| \\d+ \\| 2 \\| \\d+ \\|.*"));
        List<String> rows = Files.readAllLines(out);
        assertThat(rows.get(0)).isEqualTo("as_of,month,row_key,customer,came_back,probability,product_return_rate");
        assertThat(rows.subList(1, rows.size()))
                .hasSizeGreaterThan(1800)
                .allMatch(row -> row.matches("2025-0[67]-01,[12],\\d+,\\d+,[01],0[.]\\d+,0[.]\\d+"));
    }

    @Test
    void tooLittleIsToldInWords() throws IOException {
        Typed few = rehearse(table(20));
        assertThat(few.code()).isEqualTo(1);
        assertThat(few.err()).contains("outcome");

        Typed none = rehearse(table(20), "--moments", "0");
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("The numbers of moments (0) and months (2) must be positive.");
    }
}
