package io.trendguard.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Against another implementation of RFC 8785. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyValueHasTheBytesOfTheStandard(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 400; round++) {
            JsonNode tree = object(random, 4);
            byte[] expected = new JsonCanonicalizer(Json.mapper().writeValueAsString(tree)).getEncodedUTF8();

            assertThat(new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8))
                    .isEqualTo(new String(expected, StandardCharsets.UTF_8));
            assertThat(CanonicalJson.bytes(Json.mapper().readTree(expected))).isEqualTo(expected);
        }
    }

    /** The same on every JDK: the digest of many values is pinned, and this test runs on 17 and 25. */
    @Test
    void theBytesAreTheSameOnEveryJdk() throws Exception {
        Random random = new Random(42);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int round = 0; round < 2_000; round++) {
            digest.update(CanonicalJson.bytes(object(random, 4)));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("d88e41c54302b95f5a39d7c6fc5b1d07cf55d41cb0cc73b33e10ea726f454e40");
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> JSON.textNode(text(random));
            case 1 -> JSON.numberNode(random.nextInt());
            case 2 -> JSON.numberNode(random.nextLong() >> 11);
            case 3 -> JSON.numberNode(number(random));
            case 4 -> JSON.booleanNode(random.nextBoolean());
            case 5 -> JSON.nullNode();
            case 6 -> object(random, depth - 1);
            default -> array(random, depth - 1);
        };
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            object.set(text(random), value(random, depth));
        }
        return object;
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = JSON.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            array.add(value(random, depth));
        }
        return array;
    }

    private static double number(Random random) {
        if (random.nextBoolean()) {
            return random.nextInt(1_000_000) / 1e6;
        }
        double any = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(any) ? any : -0.0;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            int point = switch (random.nextInt(5)) {
                case 0 -> random.nextInt(0x20);
                case 1 -> 0x10000 + random.nextInt(0xFFFFF);
                case 2 -> 0xE000 + random.nextInt(0x1000); // sorts after a surrogate in code points, before it in units
                default -> 0x20 + random.nextInt(0x2000);
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0.0, 0",
        "1e21, 1e+21",
        "0.000001, 0.000001",
        "1e-7, 1e-7",
        "333333333.33333329, 333333333.3333333"
    })
    void numbersHaveTheirShortestForm(String written, String canonical) throws Exception {
        assertThat(CanonicalJson.string(Json.mapper().readTree(written))).isEqualTo(canonical);
    }

    @Test
    void aNumberThatADoubleCannotHoldIsRefused() {
        assertThat(CanonicalJson.string(JSON.numberNode(1L << 53))).isEqualTo("9007199254740992");
        assertThat(CanonicalJson.string(JSON.numberNode(-(1L << 53)))).isEqualTo("-9007199254740992");
        for (JsonNode beyond : new JsonNode[] {
            JSON.numberNode((1L << 53) + 1),
            JSON.numberNode(Long.MIN_VALUE),
            BigIntegerNode.valueOf(BigInteger.TEN.pow(30)),
            JSON.numberNode(Double.POSITIVE_INFINITY),
            JSON.numberNode(Double.NaN)
        }) {
            assertThatThrownBy(() -> CanonicalJson.bytes(beyond)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void whatHasNoCanonicalFormIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of(1, "a", "1", "b")))
                .hasMessageContaining("The name (1) occurs twice");
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", new byte[] {1})))
                .hasMessageContaining("no canonical form");
        assertThatThrownBy(() -> CanonicalJson.bytes(Map.of("a", Map.of("b", Double.NaN))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not finite");
    }

    @Test
    void halfACharacterIsRefusedRatherThanTurnedIntoAQuestionMark() {
        for (String half : new String[] {"\ud83d", "a\udc56", "\ud83dx"}) {
            assertThatThrownBy(() -> CanonicalJson.bytes(JSON.textNode(half))).hasMessageContaining("half a character");
        }
    }
}
