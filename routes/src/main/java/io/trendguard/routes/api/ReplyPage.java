package io.trendguard.routes.api;

import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.log.payload.Treatment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What a customer reads behind the links of a message, in the language of the message; every answer is one tap. */
final class ReplyPage {
    private static final Words ENGLISH = new Words(
            "en",
            "Your order %s",
            "Why you got this:",
            "You decide; nothing changes for your rights.",
            Map.of(
                    Says.ACCEPT, "Would you like to take this offer?",
                    Says.REFUSE, "Would you rather leave this offer?",
                    Says.UNDO, "Would you like to take back your answer?",
                    Says.OPT_OUT, "Would you like no more of these messages?"),
            "Yes",
            "Close this page if not.",
            "I take the offer",
            "No, thank you",
            "This helps me",
            "This does not help me",
            "No more of these messages",
            "Take my answer back",
            "Thank you, this is noted.",
            "This link is not valid. Use the link as the message shows it.");

    private static final Words GERMAN = new Words(
            "de",
            "Ihre Bestellung %s",
            "Warum Sie das bekommen haben:",
            "Sie entscheiden; an Ihren Rechten ändert sich nichts.",
            Map.of(
                    Says.ACCEPT, "Möchten Sie dieses Angebot annehmen?",
                    Says.REFUSE, "Möchten Sie dieses Angebot ablehnen?",
                    Says.UNDO, "Möchten Sie Ihre Antwort zurücknehmen?",
                    Says.OPT_OUT, "Möchten Sie keine solchen Nachrichten mehr?"),
            "Ja",
            "Wenn nicht, schließen Sie diese Seite.",
            "Ich nehme das Angebot an",
            "Nein, danke",
            "Das hilft mir",
            "Das hilft mir nicht",
            "Keine solchen Nachrichten mehr",
            "Antwort zurücknehmen",
            "Danke, das ist vermerkt.",
            "Dieser Link ist nicht gültig. Nehmen Sie den Link, wie er in der Nachricht steht.");

    private record Words(
            String language,
            String heading,
            String why,
            String rights,
            Map<Says, String> questions,
            String yes,
            String ifNot,
            String take,
            String leave,
            String helps,
            String helpsNot,
            String optOut,
            String undo,
            String thanks,
            String notValid) {}

    private final Words words;
    private final Treatment treatment;
    private final Function<Says, String> links;

    /** @param links the address of each answer to the treatment */
    ReplyPage(Treatment treatment, Function<Says, String> links) {
        this.words = words(treatment.locale().orElse("en"));
        this.treatment = treatment;
        this.links = links;
    }

    private static Words words(String locale) {
        return Locale.forLanguageTag(locale).getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    /** Shows what can be said, or asks whether the link's answer is meant. */
    String asks(Says says) {
        List<String> parts = new ArrayList<>(List.of(heading()));
        if (says != Says.PAGE) {
            parts.add("<p>%s</p>".formatted(words.questions().get(says)));
            parts.add(button(links.apply(says), words.yes()));
            parts.add("<p>%s</p>".formatted(words.ifNot()));
            return html(words.language(), parts);
        }
        String reason = treatment.placeholders().get("first_reason");
        if (reason != null) {
            parts.add("<p>%s %s</p>".formatted(words.why(), escaped(reason)));
        }
        parts.add("<p>%s</p>".formatted(words.rights()));
        parts.add(button(links.apply(Says.ACCEPT), treatment.offers() ? words.take() : words.helps()));
        parts.add(button(links.apply(Says.REFUSE), treatment.offers() ? words.leave() : words.helpsNot()));
        parts.add(button(links.apply(Says.OPT_OUT), words.optOut()));
        return html(words.language(), parts);
    }

    /** Thanks for an answer, which can be taken back. */
    String thanks(Says said) {
        List<String> parts = new ArrayList<>(List.of(heading(), "<p>%s</p>".formatted(words.thanks())));
        if (said == Says.ACCEPT || said == Says.REFUSE) {
            parts.add(button(links.apply(Says.UNDO), words.undo()));
        }
        return html(words.language(), parts);
    }

    /** For a link that says nothing we know. */
    static String notValid() {
        return html("en", List.of("<h1>TrendGuard</h1>", "<p>%s</p>".formatted(ENGLISH.notValid())));
    }

    private String heading() {
        return "<h1>%s</h1>".formatted(words.heading().formatted(escaped(treatment.orderId())));
    }

    private static String button(String address, String text) {
        return "<form method=\"post\" action=\"%s\"><button>%s</button></form>".formatted(escaped(address), text);
    }

    private static String html(String language, List<String> parts) {
        return """
                <!doctype html><html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>TrendGuard</title><style>:root{color-scheme:light dark}
                body{font:1.2rem/1.5 system-ui;max-width:32rem;margin:2rem auto;padding:0 1rem}
                h1{font-size:1.5rem}button{font:inherit;padding:.6rem 1.5rem;margin:.3rem 0;width:100%%}</style>
                <main>%s</main></html>
                """.formatted(language, String.join("\n", parts));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
