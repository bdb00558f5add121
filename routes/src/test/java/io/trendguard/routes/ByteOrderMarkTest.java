package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that were put together of others, each with its own byte order mark. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ByteOrderMarkTest {
    private static final String MARK = "\uFEFF";

    @Test
    void aMarkAnywhereBetweenLinesSaysNothing() throws Exception {
        List<String> lines = Shop.purchases("mark-" + Instant.now().toEpochMilli(), 3).stream()
                .map(Object::toString)
                .toList();
        String file =
                MARK + lines.get(0) + "\n" + MARK + lines.get(1) + "\r\n" + MARK + "\n" + lines.get(2) + "\n" + MARK;
        JsonNode report =
                Inbox.in(TestService.running().data()).read("", "marks.ndjson", file.getBytes(StandardCharsets.UTF_8));

        assertThat(report.path("accepted").asInt()).as(report.toString()).isEqualTo(3);
        assertThat(report.path("rejected").asInt()).isZero();
        assertThat(report.path("blank").asInt()).isEqualTo(2);
    }
}
