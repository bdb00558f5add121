package io.trendguard.log.payload;

import io.trendguard.candidate.Candidate;
import io.trendguard.event.Channel;
import io.trendguard.event.PersonRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Builds treatments; a test states only what matters to it. */
public final class TreatmentBuilder {
    private String decisionId = "d_0123456789abcdef0123456789abcdef";
    private int ordinal;
    private PersonRef person = new PersonRef("p_AAAAAAAAAAAAAAAAAAAAAA");
    private String orderId = "order-9001";
    private Channel channel = Channel.EMAIL;
    private Candidate.Kind kind = Candidate.Kind.OFFER;
    private Map<String, String> placeholders = Map.of("product_name", "Wide-leg jeans", "credit_percent", "15");
    private Instant notBefore = Instant.parse("2026-11-20T14:30:00Z");
    private Duration validFor = Duration.ofDays(3);
    private String rulebookVersion = "0".repeat(64);

    private TreatmentBuilder() {}

    public static TreatmentBuilder aTreatment() {
        return new TreatmentBuilder();
    }

    public TreatmentBuilder of(String decision, int number) {
        decisionId = decision;
        ordinal = number;
        return this;
    }

    public TreatmentBuilder forPerson(PersonRef who) {
        person = who;
        return this;
    }

    public TreatmentBuilder about(String order) {
        orderId = order;
        return this;
    }

    public TreatmentBuilder by(Channel where) {
        channel = where;
        return this;
    }

    public TreatmentBuilder withoutOffer() {
        kind = Candidate.Kind.INFORMATION;
        return this;
    }

    public TreatmentBuilder saying(Map<String, String> values) {
        placeholders = values;
        return this;
    }

    public TreatmentBuilder dueAt(Instant time) {
        notBefore = time;
        return this;
    }

    public TreatmentBuilder decidedBy(String version) {
        rulebookVersion = version;
        return this;
    }

    public TreatmentBuilder validFor(Duration time) {
        validFor = time;
        return this;
    }

    public Treatment build() {
        boolean offer = kind == Candidate.Kind.OFFER;
        return new Treatment(
                Treatment.idOf(decisionId, ordinal),
                decisionId,
                person,
                orderId,
                channel,
                offer ? "exchange-credit" : "sizing-guide",
                kind,
                Optional.of(offer ? "exchange-credit-email" : "sizing-guide-email"),
                Optional.of("en"),
                rulebookVersion,
                placeholders,
                offer ? 15 : 0,
                offer ? 899 : 0,
                offer ? 270 : 0,
                notBefore,
                notBefore.plus(validFor));
    }
}
