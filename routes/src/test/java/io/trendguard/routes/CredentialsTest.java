package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Who calls, what they may do, and that no tenant sees another. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class CredentialsTest {
    private final Client client = Client.withKey("all");

    @Test
    void whoCallsIsKnownByTheCredentialAlone() {
        ObjectNode event = Shop.purchase("o-5", "hal", Shop.CLASSIC, Instant.now());
        assertThat(Client.anonymous().post("/v1/events", event).status()).isEqualTo(401);
        assertThat(Client.withToken("not.a.token").post("/v1/events", event).status())
                .isEqualTo(401);
        assertThat(Client.withKey("sender").post("/v1/events", event).status()).isEqualTo(202);
        assertThat(Client.withKey("sender").get("/v1/overview").status()).isEqualTo(403);
        assertThat(Client.withKey("sender")
                        .post("/v1/events?history=true", event)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anUnknownTenantIsToldThatItIsUnknown() {
        ObjectNode event = Shop.purchase("o-7", "jan", Shop.CLASSIC, Instant.now());
        Client stranger = Client.at(URI.create(Client.address()), "tg_nobody_gave_me_this");
        assertThat(stranger.post("/v1/events", event).status()).isEqualTo(401);
        Client nameless = Client.withToken(TestService.running().token("../shop", "send", "read"));
        assertThat(nameless.post("/v1/events", event).status()).isEqualTo(401);
        assertThat(nameless.get("/v1/overview").status()).isEqualTo(401);
    }

    @Test
    void aPersonsTokenSaysTenantAndRoles() {
        Client analyst = Client.withToken(TestService.running().token("shop", "read"));
        assertThat(analyst.get("/v1/overview").text()).contains("\"tenant\":\"shop\"");
        assertThat(analyst.post("/v1/safe-mode", "{\"on\": true}").status()).isEqualTo(403);
        Client stranger = Client.withToken(TestService.running().token("other", "read"));
        assertThat(stranger.get("/v1/overview").body().path("tenant").asText()).isEqualTo("other");
    }

    @Test
    void oneTenantCannotReadAnothersDecisions() {
        Answer answer = client.post("/v1/events", Shop.purchase("o-6", "ida", Shop.CLASSIC, Instant.now()));
        String id = answer.decisionId();

        assertThat(client.get("/v1/decisions/" + id).status()).isEqualTo(200);
        assertThat(Client.withKey("other").get("/v1/decisions/" + id).status()).isEqualTo(404);
    }
}
