package io.trendguard.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message's link leads to no less than the message says. */
class LinkPromisesTest {
    private static final RulebookFiles SHIPPED = RulebookFiles.shipped("regret");
    private static final String GUIDE = "messages/en/sizing-guide-email.txt";

    private static List<String> findings(RulebookFiles files) {
        return LinkPromises.check(Rulebook.of(files)).stream()
                .map(Finding::words)
                .toList();
    }

    private static RulebookFiles saying(String path, String line) {
        String text = SHIPPED.text(path).orElseThrow();
        return SHIPPED.with(path, text.replaceFirst("(?m)^.*[{]page_url[}].*$", line + " {page_url}"));
    }

    @ParameterizedTest
    @CsvSource({"cart", "regret", "regret-48h"})
    void whatIsShippedKeepsItsPromises(String name) {
        assertThat(findings(RulebookFiles.shipped(name))).isEmpty();
    }

    @Test
    void aLinkToAPageWithoutContentIsReportedWithItsLineAndRemedy() {
        String manifest = SHIPPED.text("rulebook.yaml").orElseThrow().replace(" content: [fit-guide],", "");
        assertThat(findings(SHIPPED.with("rulebook.yaml", manifest)))
                .hasSize(2)
                .allSatisfy(words -> assertThat(words)
                        .contains(
                                "sizing-guide-email.txt: Line 4 links to the customer's page, and (sizing-guide) has"
                                        + " nothing to show there",
                                "content: [NAME]",
                                "NAME.txt"));
    }

    @Test
    void aContentThatIsNotWrittenIsReportedByLanguage() {
        assertThat(findings(SHIPPED.without("content/de/fit-guide.txt")))
                .anySatisfy(words -> assertThat(words)
                        .startsWith("rulebook.yaml, sizing-guide: The content (content/de/fit-guide.txt) is missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "Here is how others wear it:, others, other buyers",
        "Watch the video:, video, pictures or videos",
        "Photos of it are here:, Photos, pictures or videos",
        "The size chart is here:, size chart, a size chart",
        "Similar dresses are here:, Similar, other items",
        "Book a call:, call, a talk"
    })
    void whatThePageDoesNotShowIsReportedWithTheWordThatPromisesIt(String line, String word, String what) {
        assertThat(findings(saying(GUIDE, line)))
                .anySatisfy(words -> assertThat(words)
                        .startsWith(GUIDE + ": Line 4 says (" + word + ") beside its link")
                        .contains("shows nothing of " + what, "content/en/fit-guide.txt"));
    }

    @Test
    void anOfferShowsItselfAndNothingElse() {
        assertThat(findings(saying("messages/en/keep-it-credit-email.txt", "See pictures of it:")))
                .anySatisfy(words -> assertThat(words).contains("says (pictures) beside its link"));
        assertThat(findings(saying("messages/de/keep-it-credit-email.txt", "Die Größentabelle:")))
                .anySatisfy(words -> assertThat(words).contains("says (Größentabelle) beside its link"));
    }

    @Test
    void aContentForOneCategoryComesFirstAndIsNotForOthers() {
        RulebookFiles files = SHIPPED.without("content/en/fit-guide.txt")
                .with("content/en/fit-guide/summer-dresses.txt", "Dresses\nHow to check the fit of a dress.");
        Rulebook rulebook = Rulebook.of(files);
        Optional<String> dresses = Optional.of("Summer Dresses");
        assertThat(rulebook.content("en", "sizing-guide", dresses))
                .extracting(MessageTemplate::subject)
                .containsExactly("Dresses");
        assertThat(rulebook.lacksContent("en", "sizing-guide", dresses)).isFalse();
        assertThat(rulebook.lacksContent("en", "sizing-guide", Optional.of("shoes")))
                .isTrue();
        assertThat(rulebook.lacksContent("de", "sizing-guide", Optional.of("shoes")))
                .isFalse();
        assertThat(rulebook.lacksContent("en", "sizing-guide", Optional.empty()))
                .isTrue();
    }
}
