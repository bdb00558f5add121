package io.trendguard.routes.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.json.Json;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlayedTogetherTest {
    @Test
    void theEventsOfTwoShopsComeInTheOrderInWhichTheyBecameKnown() {
        assertThat(together(at("a", 1, 4, 5), at("b", 2, 4, 9))).containsExactly("a1", "b2", "a4", "b4", "a5", "b9");
    }

    @Test
    void aShopWithoutEventsHoldsTheOtherOneNotUp() {
        assertThat(together(at("a"), at("b", 2, 3))).containsExactly("b2", "b3");
        assertThat(together(at("a"), at("b"))).isEmpty();
    }

    private static List<String> together(Iterator<ObjectNode> one, Iterator<ObjectNode> other) {
        Iterator<ObjectNode> all = new PlayedTogether(one, other);
        return Stream.generate(() -> all)
                .takeWhile(Iterator::hasNext)
                .map(each -> each.next().path("id").asText())
                .toList();
    }

    private static Iterator<ObjectNode> at(String shop, int... hours) {
        return Arrays.stream(hours)
                .mapToObj(hour -> Json.mapper()
                        .createObjectNode()
                        .put("id", shop + hour)
                        .put("knownat", "2026-11-01T0%d:00:00Z".formatted(hour)))
                .iterator();
    }
}
