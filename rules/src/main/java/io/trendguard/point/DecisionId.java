package io.trendguard.point;

import io.trendguard.event.EventKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a decision: of which event, at which decision point. Written as {@code d_<event key>-<point>}; decisions of
 * before there were several points are named {@code d_<event key>}.
 *
 * @param event the key of the event
 * @param point absent in names of before
 */
public record DecisionId(EventKey event, Optional<DecisionPoint> point) {
    private static final Pattern FORM = Pattern.compile("d_([0-9a-f]{32})(?:-([a-z][a-z0-9-]{0,39}))?");

    /** The name of the decision about an event at a point. */
    public DecisionId(EventKey event, DecisionPoint point) {
        this(event, Optional.of(point));
    }

    /** The decision that a text names; absent if it names none. */
    public static Optional<DecisionId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || text.endsWith("-")) {
            return Optional.empty();
        }
        return Optional.of(new DecisionId(
                new EventKey(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).map(DecisionPoint::new)));
    }

    @Override
    public String toString() {
        return "d_" + event.hex() + point.map(name -> "-" + name).orElse("");
    }
}
