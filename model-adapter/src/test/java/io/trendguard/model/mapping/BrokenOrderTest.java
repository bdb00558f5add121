package io.trendguard.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.event.HashedPeople;
import io.trendguard.event.Purchase;
import io.trendguard.event.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that can be read one by one and are no order together. */
final class BrokenOrderTest {
    private static final Tenant SHOP = new Tenant("fashion");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void anOrderThatHasAnItemTwiceIsRejectedRowByRowAndTheRestGoesOn() throws IOException {
        Path table = Files.writeString(folder.resolve("orders.csv"), """
            order_item_id,order_date,delivery_date,item_id,item_size,item_color,brand_id,item_price,user_id,user_title,user_dob,user_state,user_reg_date,return
            1,2012-09-04,2012-09-06,10,m,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,1
            2,2012-09-05,2012-09-07,10,m,red,3,19.9,43,Mrs,1970-01-02,Hesse,2011-02-16,0
            1,2012-09-04,2012-09-06,11,l,red,3,19.9,42,Mrs,1970-01-02,Hesse,2011-02-16,0
            """);
        List<Rejected> rejects = new ArrayList<>();
        List<String> orders = new ArrayList<>();
        new MappedFiles(
                        MappingFile.load("fashion-returns"),
                        SHOP,
                        new HashedPeople(SHOP),
                        Instant.parse("2026-11-20T00:00:00Z"),
                        rejects::add)
                .events(List.of(), List.of(table))
                .forEachRemaining(event -> {
                    if (event.event().fact() instanceof Purchase purchase) {
                        orders.add(purchase.orderId());
                    }
                });

        assertThat(orders).containsExactly("43@2012-09-05");
        assertThat(rejects).extracting(Rejected::line).containsExactly(2L, 4L);
        assertThat(rejects).allSatisfy(row -> {
            assertThat(row.findings().get(0).field()).isEqualTo("order_item_id");
            assertThat(row.findings().get(0).value()).isEqualTo("1");
            assertThat(row.reason()).contains("unique");
        });
    }
}
