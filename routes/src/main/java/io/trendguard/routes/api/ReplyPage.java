package io.trendguard.routes.api;

import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.log.payload.Treatment;
import io.trendguard.rulebook.MessageTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a customer reads behind the links of a message, in the language of the message; every answer is one tap. */
final class ReplyPage {
    private static final String STYLE = style();

    private static final Words ENGLISH = new Words(
            "en",
            "Your order %s",
            "Why you got this",
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
            "Your answer has changed very often, so it stays as it is for now. You can change it again in an hour.",
            "This link is not valid. Use the link as the message shows it.");

    private static final Words GERMAN = new Words(
            "de",
            "Ihre Bestellung %s",
            "Warum Sie das bekommen haben",
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
            "Ihre Antwort hat sich sehr oft geändert und bleibt vorerst, wie sie ist. In einer Stunde können Sie sie"
                    + " wieder ändern.",
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
            String tooOften,
            String notValid) {}

    private final Words words;
    private final Treatment treatment;
    private final List<MessageTemplate> texts;
    private final Function<Says, String> links;

    /**
     * The page of a treatment.
     *
     * @param texts what its message said and promised
     * @param links the address of each answer to the treatment
     */
    ReplyPage(Treatment treatment, List<MessageTemplate> texts, Function<Says, String> links) {
        this.texts = List.copyOf(texts);
        this.words = words(treatment.locale().orElse("en"));
        this.treatment = treatment;
        this.links = links;
    }

    private static String style() {
        try (InputStream in = ReplyPage.class.getResourceAsStream("reply.css")) {
            if (in == null) {
                throw new IllegalStateException("The file (reply.css) is missing from the jar. Build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style of the pages for customers cannot be read.", e);
        }
    }

    private static Words words(String locale) {
        return Locale.forLanguageTag(locale).getLanguage().equals("de") ? GERMAN : ENGLISH;
    }

    /** Shows what can be said, or asks whether the link's answer is meant. */
    String asks(Says says) {
        if (says != Says.PAGE) {
            return page(section(
                    heading(),
                    "<p>%s</p>".formatted(words.questions().get(says)),
                    button("first", says, words.yes()),
                    "<p class=\"soft\">%s</p>".formatted(words.ifNot())));
        }
        String reason = treatment.placeholders().get("first_reason");
        String about = section(
                heading(),
                reason == null ? "" : "<h2>%s</h2>\n<p>%s</p>".formatted(words.why(), escaped(reason)),
                "<p class=\"soft\">%s</p>".formatted(words.rights()));
        boolean offers = treatment.offers();
        String answers = section(
                button("first", Says.ACCEPT, offers ? words.take() : words.helps()),
                button("", Says.REFUSE, offers ? words.leave() : words.helpsNot()));
        return page(
                about,
                texts.stream().map(ReplyPage::shown).collect(Collectors.joining("\n")),
                answers,
                section(button("", Says.OPT_OUT, words.optOut())));
    }

    /** Thanks for an answer, which can be taken back. */
    String thanks(Says said) {
        boolean undone = said == Says.ACCEPT || said == Says.REFUSE;
        return page(section(
                mark("✓"),
                heading(),
                "<p role=\"status\">%s</p>".formatted(words.thanks()),
                undone ? button("", Says.UNDO, words.undo()) : ""));
    }

    /** For an answer that is not taken, because it was changed too often. */
    String tooOften() {
        return page(section(heading(), "<p role=\"status\">%s</p>".formatted(words.tooOften())));
    }

    /** For a link that says nothing we know. */
    static String notValid() {
        return html("en", "TrendGuard", section(mark("?"), "<h1>%s</h1>".formatted(ENGLISH.notValid())));
    }

    private String page(String... sections) {
        return html(words.language(), title(), sections);
    }

    private String title() {
        return words.heading().formatted(escaped(treatment.orderId()));
    }

    private static String shown(MessageTemplate text) {
        String paragraphs = text.body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>%s</p>".formatted(escaped(line)))
                .collect(Collectors.joining("\n"));
        return section("<h2>%s</h2>".formatted(escaped(text.subject())), paragraphs);
    }

    private String heading() {
        return "<h1>%s</h1>".formatted(title());
    }

    private static String mark(String sign) {
        return "<span class=\"mark\" aria-hidden=\"true\">%s</span>".formatted(sign);
    }

    private static String section(String... parts) {
        return "<section>\n%s\n</section>".formatted(String.join("\n", parts));
    }

    private String button(String kind, Says says, String text) {
        return "<form class=\"%s\" method=\"post\" action=\"%s\"><button>%s</button></form>"
                .formatted(kind, escaped(links.apply(says)), text);
    }

    private static String html(String language, String title, String... sections) {
        return """
            <!doctype html><html lang="%s"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>%s</title><style>%s</style></head>
            <body><main>
            %s
            </main></body></html>
            """.formatted(language, title, STYLE, String.join("\n", sections));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
