package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.event.Channel;
import io.trendguard.event.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What tables read about one candidate beside the candidate itself: contact, time, budget and value, all of it from the request.
 *
 * @param contact consent and history on the candidate's channel
 * @param dueHours from the event until it would be due, six decimals
 * @param localHour hour of the customer's day when it would be due, 0 to 23; -1 if the time zone is unknown
 * @param budgetAfterMinor what the budget would have left after it, minor units; negative if it is not enough
 * @param valueMinor what the line or the whole basket was sold for, minor units
 */
public record CandidateReading(
        ChannelReading contact, BigDecimal dueHours, int localHour, long budgetAfterMinor, long valueMinor) {
    private static final int UNKNOWN_HOUR = -1;
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /**
     * Reads it.
     *
     * @param focus the line that is looked at; absent where the whole is assessed
     * @throws ArithmeticException if an amount does not fit into 64 bits
     */
    public static CandidateReading of(DecisionRequest request, Optional<Line> focus, Candidate candidate) {
        Instant due = due(request, candidate);
        long left = candidate.channel() == Channel.CHECKOUT
                ? request.budget().checkoutLeftMinor()
                : request.budget().windowLeftMinor();
        return new CandidateReading(
                request.contact().on(candidate.channel()),
                hours(Duration.between(request.eventTime(), due)),
                localHour(request.contact().timeZone(), due),
                Math.subtractExact(left, candidate.costMinor()),
                valueMinor(request, focus, candidate.scope()));
    }

    /** What the focus line or the whole basket was sold for, minor units. */
    static long valueMinor(DecisionRequest request, Optional<Line> focus, Candidate.Scope scope) {
        if (scope == Candidate.Scope.LINE && focus.isPresent()) {
            return valueMinor(focus.get());
        }
        long sum = 0;
        for (LineRequest line : request.lines()) {
            sum = Math.addExact(sum, valueMinor(line.line()));
        }
        return sum;
    }

    private static long valueMinor(Line line) {
        return Math.multiplyExact(line.paidPriceMinor(), line.quantity());
    }

    private static Instant due(DecisionRequest request, Candidate candidate) {
        Instant due = request.eventTime().plus(Duration.ofHours(candidate.delayHours()));
        return due.isBefore(request.decidedAt()) ? request.decidedAt() : due;
    }

    private static int localHour(Optional<String> zone, Instant due) {
        try {
            return zone.map(name -> due.atZone(ZoneId.of(name)).getHour()).orElse(UNKNOWN_HOUR);
        } catch (DateTimeException e) {
            return UNKNOWN_HOUR;
        }
    }

    private static BigDecimal hours(Duration duration) {
        return BigDecimal.valueOf(duration.toSeconds()).divide(SECONDS_PER_HOUR, 6, RoundingMode.HALF_EVEN);
    }
}
