package io.trendguard.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.audit.AuditSettings;
import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.decision.Decider;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Tenant;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.EntryKind;
import io.trendguard.log.NewEntry;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.testing.RequestBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mistakes in what was recorded: decisions on a log, receipts, files of decisions, keys of logs. */
class MistakesInRecordsTest extends MistakesInFiles {
    /** A replay tells of the first twenty. */
    private static final int EACH = 15;

    private static final Tenant SHOP = new Tenant("shop");

    private SegmentAuditLog log(String name) {
        return SegmentAuditLog.open(
                AuditSettings.in(folder.resolve(name)), () -> {}, Clock.systemUTC(), new SecureRandom());
    }

    private static void append(SegmentAuditLog log, Tenant tenant, byte[] decision) {
        log.append(tenant, List.of(new NewEntry(EntryKind.DECISION, 1, Instant.EPOCH, decision)))
                .durable()
                .join();
    }

    private static ObjectNode decision() {
        DecisionRequest request = RequestBuilder.aCheckout().atRisk(0.7).build();
        return Json.mapper()
                .valueToTree(
                        new DecisionPayload(request, new Decider().decideWithoutRulebook(request, Optional.empty())));
    }

    /** Each field left out, of another type, and one that nobody knows, below the given one. */
    private static void wrongFields(ObjectNode whole, String within, Map<String, byte[]> broken) {
        JsonNode part = within.isEmpty() ? whole : whole.path(within);
        List<String> names = new ArrayList<>();
        part.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            for (String other :
                    List.of("", "\"a text\"", "77777777777777777777777777", "[1, [2]]", "{\"x\": {}}", "null")) {
                ObjectNode changed = whole.deepCopy();
                ObjectNode at = within.isEmpty() ? changed : (ObjectNode) changed.path(within);
                at.remove(name);
                try {
                    if (!other.isEmpty()) {
                        at.set(name, Json.mapper().readTree(other));
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                String what = "%s.%s %s".formatted(within, name, other.isEmpty() ? "left out" : other);
                if (!changed.equals(whole)) {
                    broken.put(what, changed.toString().getBytes(UTF_8));
                }
            }
        }
        ObjectNode more = whole.deepCopy();
        (within.isEmpty() ? more : (ObjectNode) more.path(within)).put("unknown_key", 1);
        broken.put(within + " with an unknown key", more.toString().getBytes(UTF_8));
    }

    @Test
    void decisionsOnALog() throws IOException {
        Map<String, byte[]> broken = new LinkedHashMap<>(FileMistakes.of(CanonicalJson.bytes(decision())));
        broken.remove("empty"); // a log takes no entry that says nothing
        wrongFields(decision(), "", broken);
        wrongFields(decision(), "decision", broken);
        wrongFields(decision(), "request", broken);
        try (SegmentAuditLog log = log("log")) {
            int number = 0;
            for (byte[] entry : broken.values()) {
                append(log, new Tenant("shop-%03d".formatted(number++ / EACH)), entry);
            }
        }
        Typed typed = Typed.of(List.of("replay", "--data", text(folder)));
        assertThat(typed.code()).as(typed.out() + typed.err()).isEqualTo(1);
        for (String line : (typed.out() + typed.err()).lines().toList()) {
            inner(line.replaceAll("\\bnull\\b(?=[,;) ])", ""))
                    .ifPresent(word -> findings.add("says (" + word + "): " + line));
        }
        assertThat(findings).isEmpty();
        assertThat(typed.out()).as(typed.err()).contains("The entry (shop-000/0) of kind (DECISION) cannot be read");
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void receiptsFilesOfDecisionsAndKeysOfLogs() throws IOException {
        byte[] receipt;
        byte[] key;
        try (SegmentAuditLog log = log("log")) {
            for (int i = 0; i < 5; i++) {
                append(log, SHOP, CanonicalJson.bytes(decision()));
            }
            receipt = Json.mapper().writeValueAsBytes(log.receipt(SHOP, 2).orElseThrow());
            key = log.verifierKey(SHOP).toString().getBytes(UTF_8);
        }
        ObjectNode answer = Json.mapper().createObjectNode().put("decision_id", "d_1");
        answer.set("receipt", Json.mapper().readTree(receipt));
        Path keyFile = write("log.key", key);
        List<String> call = List.of("log", "check-receipt", text(folder.resolve("r.json")), "--log-key", text(keyFile));
        for (byte[] valid : List.of(receipt, Json.mapper().writeValueAsBytes(answer))) {
            Path file = write("r.json", valid);
            Typed typed = Typed.of(call);
            assertThat(typed.code()).as(typed.err()).isZero();
            assertThat(typed.out()).contains("entry 2 of trendguard/shop is under the head of 5 entries");

            harmless = Set.of("in UTF-16"); // JSON may be written so
            everyMistake(file, valid, call);
        }
        Map<String, byte[]> fields = new LinkedHashMap<>();
        wrongFields((ObjectNode) Json.mapper().readTree(receipt), "", fields);
        wrongFields(answer, "receipt", fields);
        everyMistake(write("r.json", receipt), fields, call);

        write("r.json", receipt);
        harmless = IN_WORDS_ONLY; // it holds no number
        everyMistake(keyFile, key, call);
    }
}
