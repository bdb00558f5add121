package io.trendguard.routes.treatment;

import io.trendguard.channels.message.Message;
import io.trendguard.channels.message.MessageRenderer;
import io.trendguard.channels.message.UnknownPlaceholderException;
import io.trendguard.log.payload.Treatment;
import io.trendguard.rulebook.MessageTemplate;
import io.trendguard.rulebook.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts of the page behind a message: the message itself, so that the page says no less, and the contents it names. */
final class PageText {
    /** A link to the page, which the reader is on, behind a sentence that has ended. */
    private static final Pattern AFTER_SENTENCE = Pattern.compile("(?<=[.?!])[ ]*[{](page|accept|refuse)_url[}]");

    private static final Pattern IN_SENTENCE = Pattern.compile("[:,]?[ ]*[{](page|accept|refuse)_url[}]");

    /** The words before a link that has a button of its own on the page. */
    private static final Pattern OPT_OUT = Pattern.compile("[^.!?:{}]*:?[ ]*[{]opt_out_url[}]");

    private PageText() {}

    static List<MessageTemplate> of(Treatment treatment, Rulebook rulebook) {
        String locale = treatment.locale().orElse("en");
        List<MessageTemplate> texts = new ArrayList<>();
        treatment
                .template()
                .flatMap(name -> rulebook.message(locale, name))
                .flatMap(template -> message(template, treatment))
                .ifPresent(texts::add);
        texts.addAll(rulebook.content(
                locale,
                treatment.intervention(),
                Optional.ofNullable(treatment.placeholders().get(Treatments.CATEGORY))));
        return texts;
    }

    private static Optional<MessageTemplate> message(MessageTemplate template, Treatment treatment) {
        String body = template.body().lines().map(PageText::withoutLinks).collect(Collectors.joining("\n"));
        try {
            Message message = MessageRenderer.render(
                    new MessageTemplate(template.name(), template.locale(), template.subject(), body),
                    treatment.placeholders());
            return Optional.of(
                    new MessageTemplate(message.template(), message.locale(), message.subject(), message.body()));
        } catch (UnknownPlaceholderException e) { // it was never sent either
            return Optional.empty();
        }
    }

    private static String withoutLinks(String line) {
        String here = AFTER_SENTENCE.matcher(line).replaceAll("");
        return OPT_OUT.matcher(IN_SENTENCE.matcher(here).replaceAll(".")).replaceAll("");
    }
}
