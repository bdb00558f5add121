package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.EventKey;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.point.DecisionId;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.simulation.market.Reaction;
import io.trendguard.simulation.market.Reactions;
import io.trendguard.simulation.play.EventFile;
import io.trendguard.simulation.play.ShopClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The synthetic customers of the demo: each answers what reached them as the market's true effects have it, and the answers
 * come in as events.
 */
final class DemoCustomers {
    private static final Set<String> DECIDED = Set.of("io.trendguard.purchase", "io.trendguard.cart");

    private final Reactions reactions;
    private final Tenant tenant;
    private final ShopClient client;
    private final Map<Disposition, Long> answered = new EnumMap<>(Disposition.class);
    private long prevented;

    DemoCustomers(Reactions reactions, Tenant tenant, ShopClient client) {
        this.reactions = reactions;
        this.tenant = tenant;
        this.client = client;
    }

    /** Answers everything that was handed over in a stretch and says how, in words. */
    String answer(Path stretch, Instant until, Terminal terminal) throws IOException, InterruptedException {
        List<ObjectNode> answers = new ArrayList<>();
        List<ObjectNode> decided;
        try (Stream<ObjectNode> events = EventFile.read(stretch)) {
            decided = events.filter(DemoCustomers::isDecided).toList();
        }
        for (int i = 0; i < decided.size(); i++) {
            terminal.at("customers", i + 1, decided.size());
            ObjectNode event = decided.get(i);
            String source = event.path("source").asText();
            EventKey key = EventKey.of(tenant, source, event.path("id").asText());
            JsonNode file = client.get("/v1/decisions/" + new DecisionId(key, RegretPoint.NAME));
            for (JsonNode step : file.path("history")) {
                if (step.path("kind").asText().equals("DELIVERY")
                        && step.path("result").asText().equals("HANDED_OVER")) {
                    Instant handedOver = Instant.parse(step.path("time").asText());
                    for (JsonNode treatment : file.path("treatments")) {
                        react(file, treatment, source, handedOver, until).forEach(answers::add);
                    }
                }
            }
        }
        answers.sort(Comparator.comparing(answer -> answer.path("time").asText()));
        if (!answers.isEmpty()) {
            client.batch(answers);
        }
        return words();
    }

    /** A cart is decided about at checkout only. */
    private static boolean isDecided(ObjectNode event) {
        JsonNode stage = event.at("/data/stage");
        return DECIDED.contains(event.path("type").asText())
                && (stage.isMissingNode() || stage.asText().equals("checkout"));
    }

    private List<ObjectNode> react(
            JsonNode file, JsonNode treatment, String source, Instant handedOver, Instant until) {
        String line = file.at("/decision/chosen/line_id")
                .asText(file.at("/request/lines/0/line/line_id").asText());
        String order = treatment.path("order_id").asText().replaceFirst("^k-", "o-"); // the order of a cart
        if (!order.startsWith("o-")) {
            return List.of(); // a cart that was left: nobody is there to answer
        }
        Reaction reaction =
                reactions.to(order, line, treatment.path("intervention").asText());
        Instant at = handedOver.plus(reaction.after());
        if (at.isAfter(until)) {
            return List.of();
        }
        answered.merge(reaction.disposition(), 1L, Long::sum);
        prevented += reaction.prevented() ? 1 : 0;
        String id = treatment.path("treatment_id").asText();
        ObjectNode event = Json.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", "disposition-" + id)
                .put("source", source)
                .put("type", "io.trendguard.disposition")
                .put("time", at.toString())
                .put("knownat", at.toString())
                .put("datacontenttype", "application/json");
        event.putObject("data")
                .put("treatment_id", id)
                .put("disposition", reaction.disposition().name().toLowerCase(Locale.ROOT));
        return List.of(event);
    }

    private String words() {
        long all = answered.values().stream().mapToLong(Long::longValue).sum();
        String each = answered.entrySet().stream()
                .map(one -> one.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + one.getValue())
                .collect(Collectors.joining(", "));
        return "%,d customers answered%s; by the market's true effects that keeps %,d %s from coming back"
                .formatted(all, each.isEmpty() ? "" : " (" + each + ")", prevented, prevented == 1 ? "line" : "lines");
    }
}
