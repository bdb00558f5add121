package io.trendguard.warehouse;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.decision.CandidateReading;
import io.trendguard.decision.Decision;
import io.trendguard.decision.Decision.CandidateOutcome;
import io.trendguard.decision.Decision.LineRisk;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.eligibility.Verdict;
import io.trendguard.event.Line;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.point.outcome.Awaited;
import io.trendguard.risk.Reason;
import io.trendguard.risk.RiskAssessment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision as rows are made of it.
 *
 * @param position of its entry
 * @param loggedAt time of its entry
 * @param awaited what it waits for, if its event is known and anything is awaited
 * @param itemsAreProducts whether its lines are products; else they stand for all of them together
 */
record DecisionRow(
        long position, Instant loggedAt, DecisionPayload payload, Optional<Awaited> awaited, boolean itemsAreProducts) {
    DecisionRequest request() {
        return payload.request();
    }

    Decision decision() {
        return payload.decision();
    }

    Optional<Candidate> chosen() {
        return decision().chosen();
    }

    /** The risk that the policy looked at: of the focus line, or of the whole. */
    Optional<RiskAssessment> risk() {
        String focus = lookedAt();
        return decision().risks().stream()
                .filter(line -> line.lineId().equals(focus))
                .map(LineRisk::risk)
                .findFirst();
    }

    /** The line that was looked at, or the whole. */
    String lookedAt() {
        return decision().focusLine().orElse(DecisionRequest.WHOLE);
    }

    Optional<Reason> strongest() {
        return risk().flatMap(risk -> risk.reasons().stream().findFirst());
    }

    Optional<CandidateOutcome> chosenOutcome() {
        return chosen().flatMap(chosen -> decision().candidates().stream()
                .filter(one -> one.candidate().id().equals(chosen.id()))
                .findFirst());
    }

    /** The products, in the order of the lines. */
    List<String> products() {
        return itemsAreProducts
                ? request().lines().stream()
                        .map(line -> line.line().productId())
                        .toList()
                : List.of();
    }

    long valueMinor() {
        long sum = 0;
        for (LineRequest line : request().lines()) {
            sum += line.line().paidPriceMinor() * line.line().quantity();
        }
        return sum;
    }

    /** Why candidates were held back, each reason once, sorted. */
    List<String> heldBack() {
        return decision().candidates().stream()
                .map(CandidateOutcome::verdict)
                .flatMap(verdict -> reasons(verdict).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Reason codes of a verdict; none where a candidate may be used. */
    static List<String> reasons(Verdict verdict) {
        return verdict instanceof Verdict.Ineligible no ? no.reasons() : List.of();
    }

    List<LineRow> lines() {
        return request().lines().stream().map(line -> new LineRow(this, line)).toList();
    }

    List<CandidateRow> candidates() {
        Optional<Line> focus = request().lines().stream()
                .map(LineRequest::line)
                .filter(line -> line.lineId().equals(lookedAt()))
                .findFirst();
        return decision().candidates().stream()
                .map(one -> new CandidateRow(this, one, read(focus, one.candidate())))
                .toList();
    }

    private Optional<CandidateReading> read(Optional<Line> focus, Candidate candidate) {
        try {
            return Optional.of(CandidateReading.of(request(), focus, candidate));
        } catch (ArithmeticException e) {
            return Optional.empty(); // no table could read it either
        }
    }

    /** One item of a decision. */
    record LineRow(DecisionRow decided, LineRequest line) {
        Optional<String> product() {
            return decided.itemsAreProducts() ? Optional.of(line.line().productId()) : Optional.empty();
        }

        Optional<RiskAssessment> risk() {
            return decided.decision().risks().stream()
                    .filter(one -> one.lineId().equals(line.line().lineId()))
                    .map(LineRisk::risk)
                    .findFirst();
        }
    }

    /**
     * One candidate of a decision.
     *
     * @param read what tables read about it, taken from the request as the decision took it
     */
    record CandidateRow(DecisionRow decided, CandidateOutcome outcome, Optional<CandidateReading> read) {
        Optional<ChannelReading> contact() {
            return read.map(CandidateReading::contact);
        }

        Candidate candidate() {
            return outcome.candidate();
        }

        boolean isChosen() {
            return decided.chosen().filter(candidate()::equals).isPresent();
        }

        String verdict() {
            return outcome.verdict() instanceof Verdict.Eligible
                    ? "eligible"
                    : outcome.verdict() instanceof Verdict.Ineligible ? "ineligible" : "undetermined";
        }

        Optional<String> cause() {
            return outcome.verdict() instanceof Verdict.Undetermined could
                    ? Optional.of(could.cause())
                    : Optional.empty();
        }
    }

    /** One of the strongest contributions to a risk. */
    record ContributionRow(DecisionRow decided, String lineId, int rank, String feature, double logOdds) {}

    /** The strongest contributions to each risk, ties by name. */
    List<ContributionRow> contributions(int most) {
        return decision().risks().stream()
                .flatMap(line -> {
                    List<io.trendguard.risk.Contribution> strongest = line.risk().contributions().stream()
                            .filter(one -> one.logOdds() != 0)
                            .sorted(java.util.Comparator.comparingDouble(
                                            (io.trendguard.risk.Contribution one) -> -Math.abs(one.logOdds()))
                                    .thenComparing(io.trendguard.risk.Contribution::feature))
                            .limit(most)
                            .toList();
                    return java.util.stream.IntStream.range(0, strongest.size())
                            .mapToObj(i -> new ContributionRow(
                                    this,
                                    line.lineId(),
                                    i + 1,
                                    strongest.get(i).feature(),
                                    strongest.get(i).logOdds()));
                })
                .toList();
    }
}
