package io.trendguard.routes.api;

import static io.trendguard.routes.api.OutcomeText.lower;
import static io.trendguard.routes.api.OutcomeText.upper;

import io.trendguard.point.outcome.DecisionOutcome;
import io.trendguard.point.outcome.LineOutcome;
import io.trendguard.point.outcome.OutcomeReport.Happened;
import io.trendguard.point.outcome.OutcomeRule.OutcomeWord;
import io.trendguard.point.outcome.Reported;
import io.trendguard.routes.api.DecisionFile.Outcome;
import io.trendguard.routes.api.DecisionFile.Outcome.State;
import io.trendguard.routes.api.DecisionFile.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** The outcome of a decision so far, as people read it. */
final class OutcomeInWords {
    private final OutcomeText text;
    private final DecisionOutcome known;
    private final Instant now;

    OutcomeInWords(OutcomeText text, DecisionOutcome known, Instant now) {
        this.text = text;
        this.known = known;
        this.now = now;
    }

    /** Of a decision whose outcome nobody will ever know. */
    static Outcome never(String why) {
        return new Outcome(
                State.UNKNOWN,
                "none",
                "Not known",
                "not known, since " + why,
                "No outcome is awaited, since %s.".formatted(why),
                Optional.empty(),
                Optional.empty());
    }

    Outcome outcome() {
        return known.latest().map(this::happened).orElseGet(this::nothingHappened);
    }

    private Outcome nothingHappened() {
        LineOutcome last = known.lines().stream()
                .max(Comparator.comparing(LineOutcome::until))
                .orElseThrow();
        Optional<OutcomeWord> lapsed = known.word(now).map(text::word);
        String window = text.window(last.awaited());
        String says = lapsed.map(word -> "%s: the %s ended %s and %s."
                        .formatted(
                                word.title(),
                                window,
                                text.on(last.awaited(), last.until()),
                                text.nothing(last.awaited())))
                .orElseGet(
                        () -> "%s open until %s.".formatted(upper(window), text.until(last.awaited(), last.until())));
        return new Outcome(
                lapsed.map(OutcomeInWords::state).orElse(State.OPEN),
                lapsed.map(OutcomeWord::word).orElse("open"),
                lapsed.map(OutcomeWord::title).orElse("Open"),
                lapsed.map(word -> lower(word.title())).orElse("not known yet"),
                says,
                Optional.empty(),
                Optional.of(new Window(
                        lapsed.map(OutcomeWord::title).orElse(upper(window) + " open"),
                        last.until(),
                        lapsed.isEmpty(),
                        says)));
    }

    private Outcome happened(Reported latest) {
        Happened news = (Happened) latest.report().news();
        OutcomeWord word = text.word(news.word());
        long items = known.lines().size();
        long done =
                known.lines().stream().filter(line -> line.latest().isPresent()).count();
        String title = done == items ? word.title() : "%d of %d items %s".formatted(done, items, lower(word.title()));
        Optional<Window> rest = known.lines().stream()
                .filter(this::leavesSomething)
                .max(Comparator.comparing(LineOutcome::until))
                .map(this::rest);
        return new Outcome(
                rest.filter(Window::open).isPresent() ? State.PARTLY : state(word),
                word.word(),
                title,
                lower(title),
                text.sentence(
                        title, known.lineOf(latest).awaited(), latest.report().at(), news, known.money()),
                known.money(),
                rest);
    }

    /** Whether something may still be reported of an item. */
    private boolean leavesSomething(LineOutcome line) {
        return line.latest()
                .map(latest -> latest.report().lineId().isPresent()
                        && text.line(line.lineId())
                                .filter(item -> item.quantity() > 1)
                                .isPresent())
                .orElse(true);
    }

    private Window rest(LineOutcome line) {
        boolean open = line.until().isAfter(now);
        String window = text.window(line.awaited());
        return new Window(
                upper(window) + (open ? " open" : " over"),
                line.until(),
                open,
                open
                        ? "For the rest, the %s is open until %s."
                                .formatted(window, text.until(line.awaited(), line.until()))
                        : "The rest: %s, since the %s ended %s."
                                .formatted(
                                        lower(text.word(line.awaited().lapses()).title()),
                                        window,
                                        text.on(line.awaited(), line.until())));
    }

    /** Whether an outcome is what the shop wants. */
    static State state(OutcomeWord word) {
        return word.prevented() ? State.BAD : word.rated() ? State.GOOD : State.NEITHER;
    }
}
