package io.trendguard.channels;

import static io.trendguard.log.payload.TreatmentBuilder.aTreatment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.channels.message.UnknownPlaceholderException;
import io.trendguard.channels.reply.ReplyLinks;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.event.Channel;
import io.trendguard.event.Tenant;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.InMemoryVault;
import io.trendguard.log.payload.Treatment;
import io.trendguard.rulebook.MessageTemplate;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckoutAnswersTest {
    private static final Tenant SHOP = new Tenant("shop");

    private final ReplyLinks links =
            new ReplyLinks(URI.create("https://shop.example/tg/"), new InMemoryVault(), tenant -> true);
    private final CheckoutAnswers answers = new CheckoutAnswers(links);
    private final Treatment treatment = aTreatment()
            .by(Channel.CHECKOUT)
            .saying(Map.of("product_name", "<b>Jeans</b>", "credit_percent", "10"))
            .build();

    @Test
    void anAnswerHoldsTheWordsAndOneLinkForEachReply() {
        CheckoutAnswer answer = answers.answer(
                SHOP,
                treatment,
                new MessageTemplate("fit", "en", "Does {product_name} fit?", "{credit_percent} %\nyours"));
        assertThat(answer.heading()).isEqualTo("Does <b>Jeans</b> fit?"); // plain text, whatever it looks like
        assertThat(answer.body()).isEqualTo("10 %\nyours");
        assertThat(answer.intervention()).isEqualTo(treatment.intervention());
        assertThat(answer.expiresAt()).isEqualTo(treatment.expiresAt());
        assertThat(said(answer.acceptUrl())).isEqualTo(Says.ACCEPT);
        assertThat(said(answer.refuseUrl())).isEqualTo(Says.REFUSE);
        assertThat(said(answer.undoUrl())).isEqualTo(Says.UNDO);
        assertThat(said(answer.pageUrl())).isEqualTo(Says.PAGE);
    }

    @Test
    void theSameTreatmentGivesTheSameAnswerToTheByte() {
        MessageTemplate template = new MessageTemplate("fit", "en", "Does it fit?", "See {page_url}");
        assertThat(CanonicalJson.bytes(answers.answer(SHOP, treatment, template)))
                .isEqualTo(CanonicalJson.bytes(answers.answer(SHOP, treatment, template)));
        JsonNode json = Json.mapper().valueToTree(answers.answer(SHOP, treatment, template));
        assertThat(json.get("accept_url").textValue()).startsWith("https://shop.example/tg/r/");
        assertThat(json.get("treatment_id").textValue()).isEqualTo(treatment.treatmentId());
    }

    @Test
    void nothingHalfSaidIsShown() {
        assertThatThrownBy(() -> answers.answer(SHOP, treatment, new MessageTemplate("fit", "en", "Size {size}?", "")))
                .isInstanceOf(UnknownPlaceholderException.class)
                .hasMessageContaining("size");
    }

    private Says said(URI link) {
        String path = link.getPath();
        return links.read(path.substring(path.lastIndexOf('/') + 1))
                .orElseThrow()
                .says();
    }
}
