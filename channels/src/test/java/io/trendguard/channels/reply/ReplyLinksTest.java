package io.trendguard.channels.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.reply.ReplyLinks.Reply;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryVault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody can answer for somebody else. */
class ReplyLinksTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Tenant OTHER = new Tenant("other");

    private final ReplyLinks links = new ReplyLinks(
            URI.create("https://shop.example/tg"),
            new InMemoryVault(),
            tenant -> !tenant.id().equals("unknown"));

    @ParameterizedTest
    @EnumSource
    void aLinkSaysWhatItWasMadeFor(Says says) {
        String link = links.link(SHOP, "t_1_0", says).toString();
        assertThat(link).startsWith("https://shop.example/tg/r/");
        assertThat(links.read(link.substring(link.lastIndexOf('/') + 1))).contains(new Reply(SHOP, "t_1_0", says));
    }

    @Test
    void eachChangedCharacterSpoilsALink() {
        String token = links.token(SHOP, "t_1_0", Says.REFUSE);
        for (int i = 0; i < token.length(); i++) {
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(links.read(token.substring(0, i) + changed + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void anAnswerCannotBeTurnedIntoAnother() {
        String refuse = links.token(SHOP, "t_1_0", Says.REFUSE);
        String signature = refuse.substring(refuse.indexOf('.'));
        for (String forged : new String[] {"shop\nACCEPT\nt_1_0", "shop\nREFUSE\nt_2_0", "other\nREFUSE\nt_1_0"}) {
            String said =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(forged.getBytes(StandardCharsets.UTF_8));
            assertThat(links.read(said + signature)).isEmpty();
        }
        assertThat(links.token(OTHER, "t_1_0", Says.REFUSE)).doesNotEndWith(signature);
    }

    @Test
    void aTenantThatDoesNotExistHasNoLinks() {
        assertThat(links.read(links.token(new Tenant("unknown"), "t_1_0", Says.PAGE)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "abc", "abc.def", "****.****", "c2hvcA.c2hvcA", "....", "\u0000.\u0000"})
    void nonsenseIsNoAnswer(String token) {
        assertThat(links.read(token)).isEmpty();
        assertThat(links.read(token.repeat(3_000))).isEmpty();
    }

    @Test
    void lookingAtThePageSaysNothingYet() {
        assertThat(Says.PAGE.disposition()).isEmpty();
        assertThat(Says.OPT_OUT.disposition()).contains(Disposition.OPTED_OUT);
    }
}
