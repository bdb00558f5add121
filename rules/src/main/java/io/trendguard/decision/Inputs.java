package io.trendguard.decision;

import io.trendguard.candidate.Candidate;
import io.trendguard.contact.ContactReading.ChannelReading;
import io.trendguard.event.Channel;
import io.trendguard.event.Line;
import io.trendguard.feature.Feature;
import io.trendguard.feature.FeatureValue;
import io.trendguard.feature.FeatureVector;
import io.trendguard.point.InputValue;
import io.trendguard.point.OwnInput;
import io.trendguard.rulebook.Manifest.FeatureUse;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.text.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What tables read, checked before a table sees it: a value that is missing, of the wrong sort or out of bounds stops the
 * decision, since null and NaN would match {@code -}.
 */
final class Inputs {
    private final DecisionRequest request;
    private final Focus focus;
    private final Map<String, Object> shared = new HashMap<>();

    private Inputs(DecisionRequest request, Focus focus) {
        this.request = request;
        this.focus = focus;
    }

    static Inputs of(DecisionRequest request, Focus focus, Rulebook rulebook) {
        Inputs inputs = new Inputs(request, focus);
        FeatureVector features = focus.features();
        Map<String, FeatureValue> values = new HashMap<>();
        for (Feature feature : features.features()) {
            values.put(feature.name(), feature.value());
        }
        rulebook.manifest().features().forEach((name, use) -> {
            FeatureValue value = values.get(name);
            if (value == null) {
                throw new Decider.Unknown(
                        "The feature (%s) is not in schema (%s). Maybe the rulebook was written for another."
                                .formatted(name, features.schemaVersion()));
            }
            inputs.shared.put(name, checked(name, use, value));
        });
        inputs.shared.put("stage", request.stage().name());
        for (OwnInput own : rulebook.point().inputs()) {
            inputs.shared.put(own.name(), inputs.stated(own).value());
        }
        inputs.shared.put("line_count", BigDecimal.valueOf(request.lines().size()));
        focus.line().ifPresent(line -> inputs.shared.put("has_size", line.size().isPresent()));
        inputs.shared.put("offers_made", BigDecimal.valueOf(request.contact().offersMade()));
        inputs.shared.put(
                "offers_accepted", BigDecimal.valueOf(request.contact().offersAccepted()));
        inputs.shared.put("safe_mode", request.safeMode());
        inputs.shared.put("arm", request.arm().arm().name());
        inputs.shared.put("sms_allowed", inputs.allowed(Channel.SMS));
        inputs.shared.put("email_allowed", inputs.allowed(Channel.EMAIL));
        return inputs;
    }

    /** A decision point's own input: of the item that is looked at, else of the order or cart. */
    private InputValue stated(OwnInput own) {
        try {
            return own.of(focus.inputs().containsKey(own.name()) ? focus.inputs() : request.inputs());
        } catch (IllegalArgumentException e) {
            throw new Decider.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** The decision point's own inputs as rules read them, by property. */
    Map<String, InputValue> forRules(Rulebook rulebook) {
        Map<String, InputValue> values = new HashMap<>();
        rulebook.point().inputs().forEach(own -> values.put(own.property(), stated(own)));
        return values;
    }

    private static Object checked(String name, FeatureUse use, FeatureValue value) {
        if (value instanceof FeatureValue.Missing missing) {
            String told = use.missing()
                    .orElseThrow(() ->
                            new Decider.Unknown("The feature (%s) is missing (%s), and nothing is decided without it."
                                    .formatted(name, missing.missing())));
            return use.type() == FeatureUse.Type.NUMBER
                    ? bounded(name, use, Decimals.require("value for a missing feature", told))
                    : told;
        }
        if (use.type() == FeatureUse.Type.NUMBER && value instanceof FeatureValue.Numeric numeric) {
            return bounded(name, use, new BigDecimal((double) numeric.number()).setScale(6, RoundingMode.HALF_EVEN));
        }
        if (use.type() == FeatureUse.Type.WORD && value instanceof FeatureValue.Category word) {
            return word.category();
        }
        throw new Decider.Unknown(
                "The feature (%s) is (%s) and not a %s. Maybe the rulebook was written for another schema."
                        .formatted(name, value, use.type()));
    }

    private static BigDecimal bounded(String name, FeatureUse use, BigDecimal number) {
        boolean low = use.min().filter(min -> number.compareTo(min) < 0).isPresent();
        boolean high = use.max().filter(max -> number.compareTo(max) > 0).isPresent();
        if (low || high) {
            throw new Decider.Unknown("The feature (%s) is (%s), outside of [%s, %s]."
                    .formatted(
                            name,
                            number,
                            use.min().map(Object::toString).orElse("-"),
                            use.max().map(Object::toString).orElse("-")));
        }
        return number;
    }

    private boolean allowed(Channel channel) {
        ChannelReading reading = request.contact().on(channel);
        return reading.consent() == io.trendguard.contact.ContactReading.ConsentState.GRANTED && reading.reachable();
    }

    /** What the policy reads of a line at a risk. */
    Map<String, Object> at(BigDecimal risk) {
        Map<String, Object> values = new HashMap<>(shared);
        values.put("risk", risk);
        return values;
    }

    /** What is read about a candidate. */
    Map<String, Object> about(Candidate candidate, BigDecimal risk, String segment, String band) {
        Map<String, Object> values = at(risk);
        Channel channel = candidate.channel();
        CandidateReading read = CandidateReading.of(request, focus.line(), candidate);
        ChannelReading contact = read.contact();
        values.put("segment", segment);
        values.put("band", band);
        values.put("intervention", candidate.intervention());
        values.put("kind", candidate.kind().name());
        values.put("scope", candidate.scope().name());
        values.put("channel", channel.name());
        values.put("addressed", candidate.customerSees());
        values.put("sends_message", channel.contactsCustomer());
        values.put("credit_percent", BigDecimal.valueOf(candidate.creditPercent()));
        values.put("credit_minor", BigDecimal.valueOf(candidate.creditMinor()));
        values.put("cost_minor", BigDecimal.valueOf(candidate.costMinor()));
        values.put("budget_after_minor", BigDecimal.valueOf(read.budgetAfterMinor()));
        values.put("value_minor", BigDecimal.valueOf(read.valueMinor()));
        values.put("due_hours", read.dueHours());
        values.put("local_hour", BigDecimal.valueOf(read.localHour()));
        values.put("consent", contact.consent().name());
        values.put("reachable", contact.reachable());
        values.put("contacts_24h", BigDecimal.valueOf(contact.contactsLast24Hours()));
        values.put("contacts_7d", BigDecimal.valueOf(contact.contactsLast7Days()));
        values.put("probability", risk);
        return values;
    }

    /** What the focus line or the whole basket was sold for, minor units. */
    long valueMinor(Candidate.Scope scope) {
        return CandidateReading.valueMinor(request, focus.line(), scope);
    }

    /** The language that the customer wishes for. */
    String locale() {
        return request.contact().locale().orElse("en");
    }

    /** What the line that is looked at is. */
    Optional<String> category() {
        return focus.line().flatMap(Line::category);
    }

    /** Id of the line that is looked at; absent where the whole is assessed. */
    Optional<String> focusLine() {
        return focus.line().map(Line::lineId);
    }
}
