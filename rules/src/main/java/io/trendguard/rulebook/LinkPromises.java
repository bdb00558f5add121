package io.trendguard.rulebook;

import io.trendguard.candidate.Candidate.Kind;
import io.trendguard.rulebook.Manifest.Intervention;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the page behind the link of a message shows what the message says is there. */
final class LinkPromises {
    private static final List<String> LINKS = List.of("{page_url}", "{accept_url}", "{refuse_url}");

    /** What the page cannot show, since its contents are texts. */
    private static final Map<String, Pattern> NEVER_SHOWN = Map.of(
            "en", words("picture|pictures|photo|photos|image|images|video|videos|clip|clips|gallery"),
            "de", words("bild|bilder|foto|fotos|video|videos|galerie"));

    /** What the page shows if a content speaks of it, by what it is called in the finding. */
    private static final Map<String, Map<String, Pattern>> SHOWN = Map.of(
            "en",
            Map.of(
                    "a guide", words("guide|instructions|how to \\w+|tips"),
                    "a size chart", words("size (?:table|chart)|measurements|dimensions"),
                    "other buyers", words("others|other (?:buyers|customers|people)|reviews?|ratings?"),
                    "care", words("care|wash(?:ing|ed)?|iron(?:ing)?"),
                    "a talk", words("call|chat|talk|stylist|appointment|advice"),
                    "other items", words("similar|alternatives?|goes with|recommend\\w*|matching")),
            "de",
            Map.of(
                    "a guide", words("anleitung|ratgeber|tipps|hinweise|so (?:tr\u00e4gt|sitzt|pr\u00fcfen)"),
                    "a size chart", words("gr\u00f6\u00dfentabelle|ma\u00dftabelle|ma\u00dfe"),
                    "other buyers", words("andere|anderer|anderen|bewertung(?:en)?"),
                    "care", words("pflege|waschen|w\u00e4sche|b\u00fcgeln"),
                    "a talk", words("anruf|gespr\u00e4ch|chat|beratung|stilberatung|termin"),
                    "other items", words("\u00e4hnliche?|alternativen?|empfehlung(?:en)?|passt dazu|passend zu")));

    private final Rulebook rulebook;
    private final List<Finding> findings = new ArrayList<>();

    private LinkPromises(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    static List<Finding> check(Rulebook rulebook) {
        LinkPromises promises = new LinkPromises(rulebook);
        rulebook.manifest().interventions().forEach(promises::intervention);
        return promises.findings;
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])(?:" + alternatives + ")(?![\\p{L}\\d])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private void intervention(String name, Intervention intervention) {
        List<String> contents = intervention.content().orElse(List.of());
        for (String locale : rulebook.manifest().locales()) {
            for (String content : contents) {
                if (!rulebook.isWritten(locale, content)) {
                    findings.add(Finding.in(
                            Manifests.FILE,
                            name,
                            "The content (content/%s/%s.txt) is missing, or has a heading alone, so this is not eligible in that language. Write it: a heading, then the text."
                                    .formatted(locale, content)));
                }
            }
            intervention.templates().values().forEach(template -> message(name, intervention, locale, template));
        }
        if (!contents.isEmpty() && !rulebook.manifest().reasons().containsKey(Rulebook.CONTENT_MISSING)) {
            findings.add(Finding.in(
                    Manifests.FILE,
                    name,
                    "It has content, so the reason code (%s) is needed under (reasons), with what it says."
                            .formatted(Rulebook.CONTENT_MISSING)));
        }
    }

    private void message(String name, Intervention intervention, String locale, String template) {
        String path = "messages/%s/%s.txt".formatted(locale, template);
        List<String> lines =
                rulebook.files().text(path).map(text -> text.lines().toList()).orElse(List.of());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (LINKS.stream().anyMatch(line::contains)) {
                link(path, i + 1, lines.get(0) + "\n" + line, name, intervention, locale);
            }
        }
    }

    private void link(String path, int number, String says, String name, Intervention intervention, String locale) {
        List<String> contents = intervention.content().orElse(List.of());
        if (contents.isEmpty() && intervention.kind() != Kind.OFFER) {
            findings.add(Finding.in(
                    path,
                    "Line %d links to the customer's page, and (%s) has nothing to show there. Name a content for it in rulebook.yaml (content: [NAME]) and write content/%s/NAME.txt, or take the link out."
                            .formatted(number, name, locale)));
            return;
        }
        StringBuilder shown = new StringBuilder();
        contents.forEach(content -> shown.append(rulebook.contentWords(locale, content)));
        missing(says, shown.toString(), Locale.forLanguageTag(locale).getLanguage())
                .forEach((what, word) -> findings.add(Finding.in(
                        path,
                        "Line %d says (%s) beside its link, and the page behind it shows nothing of %s. Write it into content/%s/%s.txt, or say less."
                                .formatted(
                                        number, word, what, locale, contents.isEmpty() ? "NAME" : contents.get(0)))));
    }

    /** What is promised and not shown, with the word that promises it. */
    private static Map<String, String> missing(String says, String shown, String language) {
        Map<String, String> missing = new TreeMap<>();
        first(NEVER_SHOWN.get(language), says).ifPresent(word -> missing.put("pictures or videos", word));
        SHOWN.getOrDefault(language, Map.of())
                .forEach((what, pattern) -> first(pattern, says)
                        .filter(word -> !pattern.matcher(shown).find())
                        .ifPresent(word -> missing.put(what, word)));
        return missing;
    }

    private static Optional<String> first(@Nullable Pattern pattern, String says) {
        return pattern == null
                ? Optional.empty()
                : pattern.matcher(says).results().map(MatchResult::group).findFirst();
    }
}
