package io.trendguard.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.candidate.Candidate;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import io.trendguard.log.payload.Treatment;
import io.trendguard.routes.console.ConsoleScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer sees behind the links of a message. */
final class ReplyPageTest {
    @TempDir
    Path folder = Path.of("");

    private static ReplyPage page(String locale, Candidate.Kind kind, Map<String, String> placeholders) {
        Treatment treatment = new Treatment(
                "t_0_0",
                "d_0",
                new PersonRef("p_k3JvQ8sT1nZr5xWb0aYcDg"),
                "order-with-a-long-number-000000000042",
                Channel.EMAIL,
                "exchange-credit",
                kind,
                Optional.empty(),
                Optional.of(locale),
                "0".repeat(64),
                placeholders,
                15,
                0,
                0,
                Instant.EPOCH,
                Instant.EPOCH);
        return new ReplyPage(treatment, List.of(), says -> "/r/" + says.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static final Map<String, String> REASON =
            Map.of("first_reason", "1 in 3 buyers <of this item> changed the size & liked it.");

    @Test
    void everyAnswerIsOneTapAndNoneIsSmallerThanAnother() {
        String offer = page("en", Candidate.Kind.OFFER, REASON).asks(Says.PAGE);
        assertThat(offer)
                .contains("action=\"/r/accept\"", "action=\"/r/refuse\"", "action=\"/r/opt_out\"")
                .contains("I take the offer", "No, thank you", "Why you got this")
                .contains("&lt;of this item&gt; changed the size &amp; liked it.")
                .doesNotContain("<script", "http:", "https:", "url(");
        assertThat(page("de", Candidate.Kind.INFORMATION, Map.of()).asks(Says.PAGE))
                .contains("<html lang=\"de\">", "Das hilft mir", "Das hilft mir nicht")
                .doesNotContain("Warum Sie das bekommen haben");
    }

    @Test
    void onlyWhatCanBeTakenBackHasAButtonForIt() {
        ReplyPage page = page("en", Candidate.Kind.OFFER, REASON);
        assertThat(page.thanks(Says.ACCEPT)).contains("role=\"status\"", "action=\"/r/undo\"");
        assertThat(page.thanks(Says.OPT_OUT)).doesNotContain("/r/undo");
    }

    @Test
    void thePagesHoldInABrowserOnAPhoneAndInTheDark() throws Exception {
        List<String> options = new ArrayList<>();
        for (String locale : List.of("en", "de")) {
            ReplyPage page = page(locale, Candidate.Kind.OFFER, REASON);
            for (Map.Entry<String, String> one : Map.of(
                            "page", page.asks(Says.PAGE),
                            "asks", page.asks(Says.OPT_OUT),
                            "thanks", page.thanks(Says.REFUSE),
                            "invalid", ReplyPage.notValid())
                    .entrySet()) {
                Path file =
                        folder.resolve("reply-" + locale + "-" + one.getKey()).resolve("page.html");
                Files.createDirectories(file.getParent());
                options.addAll(List.of(
                        "--text-page", Files.writeString(file, one.getValue()).toString()));
            }
        }
        options.addAll(
                List.of("--shots", Path.of("target", "shots").toAbsolutePath().toString()));
        ConsoleScript.opensInABrowser(options.toArray(String[]::new));
    }
}
