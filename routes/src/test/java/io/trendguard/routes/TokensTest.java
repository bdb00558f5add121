package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.trendguard.routes.Client.Answer;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of people (RFC 7519): who is the audience, what claims must be, how the header is written. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class TokensTest {
    private static final byte[] NOTHING = new byte[0];

    private static Answer overview(String authorization) {
        return Client.bare("GET", "/v1/overview", Map.of("Authorization", authorization), NOTHING);
    }

    private static String token(Consumer<JwtClaimsBuilder> claims) {
        return TestService.running().token(claims);
    }

    private static JwtClaimsBuilder reader(JwtClaimsBuilder claims) {
        return claims.groups(Set.of("read"));
    }

    private static Arguments claims(String what, Consumer<JwtClaimsBuilder> claims) {
        return Arguments.of(what, claims);
    }

    static Stream<Arguments> aTenantThatIsNoText() {
        return Stream.of(
                claims("a number", c -> c.claim("tenant", 7)),
                claims("a fraction", c -> c.claim("tenant", 7.5)),
                claims("a yes", c -> c.claim("tenant", true)),
                claims("a list", c -> c.claim("tenant", List.of("shop"))),
                claims("an empty list", c -> c.claim("tenant", List.of())),
                claims("an object", c -> c.claim("tenant", Map.of("id", "shop"))),
                claims("null", c -> c.claim("tenant", JsonValue.NULL)),
                claims("an empty text", c -> c.claim("tenant", "")),
                claims("a blank text", c -> c.claim("tenant", "  ")),
                claims("a path", c -> c.claim("tenant", "../shop")),
                claims("nothing", c -> {}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aTenantThatIsNoText(String what, Consumer<JwtClaimsBuilder> claims) {
        assertRefused(overview("Bearer " + token(c -> claims.accept(reader(c)))), "The token is not valid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"groups\": 7",
                "\"groups\": {\"read\": true}",
                "\"groups\": [[\"read\"]]",
                "\"groups\": [7]",
                "\"groups\": [null]",
                "\"groups\": [\"read\"], \"aud\": 7",
                "\"groups\": [\"read\"], \"aud\": {}",
                "\"groups\": [\"read\"], \"aud\": [7]",
                "\"groups\": [\"read\"], \"upn\": 7",
                "\"groups\": [\"read\"], \"upn\": \"\"",
                "\"groups\": [\"read\"], \"upn\": [\"ana\"]"
            })
    void otherClaimsOfAnotherType(String claims) {
        long now = Instant.now().getEpochSecond();
        String rest = claims.contains("upn") ? claims : claims + ", \"upn\": \"ana\"";
        String token = TestService.running()
                .tokenOf("{\"iss\": \"trendguard\", \"iat\": %d, \"exp\": %d, \"tenant\": \"shop\", %s}"
                        .formatted(now, now + 300, rest));
        Answer answer = overview("Bearer " + token);
        assertRefused(answer, "The token is not valid");
    }

    private static void assertRefused(Answer answer, String words) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().path("detail").asText())
                .contains(words)
                .doesNotContain("Exception", "jose4j", "java.");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aTokenForAnotherAudienceIsRefusedAndOneForUsIsNot() {
        assertRefused(overview("Bearer " + audience("another-service")), "audience");
        assertRefused(overview("Bearer " + audience("another-service", "a-third")), "audience");
        assertRefused(overview("Bearer " + audience("TrendGuard")), "audience");
        assertThat(overview("Bearer " + audience("trendguard")).status()).isEqualTo(200);
        assertThat(overview("Bearer " + audience("another-service", "trendguard"))
                        .status())
                .isEqualTo(200);
        assertThat(overview("Bearer " + TestService.running().token("shop", "read"))
                        .status())
                .as("none was asked for, so a token may name none")
                .isEqualTo(200);
    }

    private static String audience(String... names) {
        return token(claims -> reader(claims).claim("tenant", "shop").audience(Set.of(names)));
    }

    @Test
    void aTokenOfAnotherIssuerOrTimeIsRefused() {
        assertRefused(
                overview(
                        "Bearer " + token(c -> reader(c).claim("tenant", "shop").issuer("somebody-else"))),
                "issuer");
        assertRefused(
                overview(
                        "Bearer " + token(c -> reader(c).claim("tenant", "shop").expiresAt(1_000_000))),
                "expired");
    }

    @Test
    void aTokenCannotOpenATenantThatNobodyRegistered() {
        String authorization =
                "Bearer " + TestService.running().token("nobody-registered-me", "read", "send", "operate");
        assertRefused(overview(authorization), "Nobody registered the tenant (nobody-registered-me)");
        assertRefused(
                Client.bare(
                        "POST",
                        "/v1/events",
                        Map.of("Authorization", authorization),
                        Shop.purchase("x", "ann", Shop.CLASSIC, Instant.now())
                                .toString()
                                .getBytes(StandardCharsets.UTF_8)),
                "Nobody registered");
        assertThat(TestService.running().data().resolve("log").resolve("nobody-registered-me"))
                .doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer ", "bearer ", "BEARER ", "bEaReR ", "Bearer  ", "bearer     ", "Bearer\t", "Bearer \t "})
    void theSchemeIsReadInAnyCaseWithSpacesAfterIt(String scheme) {
        Answer answer = overview(scheme + TestService.running().token("shop", "read"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer a b", "Bearerx", "\"Bearer x\""})
    void whatIsNoBearerTokenIsToldHowToBeOne(String header) {
        Answer answer = overview(header);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("detail").asText()).contains("Bearer");
    }
}
