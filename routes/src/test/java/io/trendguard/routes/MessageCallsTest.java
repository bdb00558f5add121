package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.routes.Client.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settling, sending again and looking at a message: what cannot be done is refused by name, and nothing is written. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class MessageCallsTest {
    private static final String NOBODYS = "t_00000000000000000000000000000000_0";

    private final Client client = Client.withKey("all");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "settle | {\"outcome\": \"taken\"} | reason",
                "settle | {\"outcome\": \"taken\", \"reason\": \"  \"} | reason",
                "settle | {\"outcome\": \"taken\", \"reason\": 7} | reason",
                "settle | {\"outcome\": \"perhaps\", \"reason\": \"mail log\"} | outcome",
                "settle | {\"outcome\": true, \"reason\": \"mail log\"} | outcome",
                "settle | {\"sent\": true} | sent",
                "resend | {\"reason\": \"ab\"} | reason",
                "resend | {\"reason\": \"mailbox exists\", \"force\": true} | force",
            })
    void aBodyThatSaysTooLittleNamesTheField(String call, String body, String field) {
        long before = size();
        Answer answer = client.post("/v1/outbox/%s/%s".formatted(NOBODYS, call), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("\"" + field + "\"");
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void aMessageThatIsNotKnownIsNotSettledAndNotSentAgain() {
        long before = size();
        for (Answer answer : new Answer[] {
            client.post(
                    "/v1/outbox/%s/settle".formatted(NOBODYS), "{\"outcome\": \"taken\", \"reason\": \"mail log\"}"),
            client.post("/v1/outbox/%s/resend".formatted(NOBODYS), "{\"reason\": \"mailbox exists\"}"),
            client.get("/v1/messages/" + NOBODYS)
        }) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.text()).contains(NOBODYS);
        }
        assertThat(size()).isEqualTo(before);
    }

    @Test
    void whoMayOnlyReadNeitherSettlesNorSendsAgain() {
        Client reader = Client.withKey("reader");
        assertThat(reader.post(
                                "/v1/outbox/%s/settle".formatted(NOBODYS),
                                "{\"outcome\": \"taken\", \"reason\": \"mail log\"}")
                        .status())
                .isEqualTo(403);
        assertThat(reader.post("/v1/outbox/%s/resend".formatted(NOBODYS), "{\"reason\": \"mailbox exists\"}")
                        .status())
                .isEqualTo(403);
        assertThat(reader.get("/v1/messages/" + NOBODYS).status()).isEqualTo(404);
    }

    private long size() {
        return client.get("/v1/log/head").body().path("size").asLong();
    }
}
