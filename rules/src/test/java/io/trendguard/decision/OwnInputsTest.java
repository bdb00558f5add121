package io.trendguard.decision;

import static io.trendguard.testing.RequestBuilder.aPurchase;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Return;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.point.InputValue;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class OwnInputsTest {

    @Test
    void whatIsStatedOfAnItemStandsBesideItAsVersionOneWroteIt() throws IOException {
        DecisionRequest request = aPurchase().sentBackFor(Return.Reason.DEFECT).build();

        JsonNode json = Json.mapper().valueToTree(request);

        assertThat(json.at("/lines/0/announced_return").asText()).isEqualTo("DEFECT");
        assertThat(json.path("lines").path(0).has("inputs")).isFalse();
        assertThat(json.has("inputs")).isFalse();
        assertThat(Json.mapper().treeToValue(json, DecisionRequest.class)).isEqualTo(request);
    }

    @Test
    void aRequestKeepsWhatIsStatedOfTheWhole() throws IOException {
        ObjectNode json = Json.mapper().valueToTree(aPurchase().build());
        json.putObject("inputs").put("vip", true).put("vouchers", 3).put("note", "for a friend");

        DecisionRequest read = Json.mapper().treeToValue(json, DecisionRequest.class);

        assertThat(read.inputs())
                .containsEntry("vip", new InputValue.Flag(true))
                .containsEntry("vouchers", new InputValue.Numeric(3))
                .containsEntry("note", new InputValue.Text("for a friend"));
        assertThat(CanonicalJson.bytes(read)).isEqualTo(CanonicalJson.bytes(json));
    }
}
