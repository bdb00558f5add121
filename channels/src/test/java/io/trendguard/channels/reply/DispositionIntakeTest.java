package io.trendguard.channels.reply;

import static io.trendguard.event.DispositionReport.Disposition.ACCEPTED;
import static io.trendguard.event.DispositionReport.Disposition.IGNORED;
import static io.trendguard.event.DispositionReport.Disposition.KEPT;
import static io.trendguard.event.DispositionReport.Disposition.OPTED_OUT;
import static io.trendguard.event.DispositionReport.Disposition.REFUSED;
import static io.trendguard.event.DispositionReport.Disposition.RETURNED;
import static io.trendguard.log.payload.TreatmentBuilder.aTreatment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trendguard.channels.reply.ReplyLinks.Reply;
import io.trendguard.channels.reply.ReplyLinks.Says;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.DispositionReport.Disposition;
import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import io.trendguard.log.InMemoryAuditLog;
import io.trendguard.log.LogPlace;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.DispositionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.Treatment;
import io.trendguard.log.payload.TreatmentPayload;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes back about treatments. */
class DispositionIntakeTest {
    private static final Tenant SHOP = new Tenant("shop");
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final InMemoryAuditLog log = new InMemoryAuditLog();
    private final TreatmentBook book = new TreatmentBook(log, this::everywhere);
    private final DispositionIntake intake = new DispositionIntake(book);
    private final Treatment treatment = aTreatment().build();

    @BeforeEach
    void aTreatmentWasMade() {
        append(new TreatmentPayload(treatment));
    }

    @Test
    void aReportBecomesAnEntryThatNamesTreatmentDecisionAndPerson() {
        assertThat(report(ACCEPTED, Optional.of(treatment.person())))
                .contains(new DispositionPayload(
                        treatment.treatmentId(),
                        treatment.decisionId(),
                        treatment.person(),
                        treatment.channel(),
                        true,
                        ACCEPTED,
                        NOW,
                        "/shop"));
    }

    @Test
    void aReportAboutAnUnknownTreatmentIsRefusedByName() {
        DispositionReport report = new DispositionReport("t_unknown_0", ACCEPTED, Optional.empty());
        assertThatThrownBy(() -> intake.take(SHOP, report, NOW, "/shop"))
                .isInstanceOf(UnknownTreatmentException.class)
                .hasMessageContaining("t_unknown_0")
                .hasMessageContaining("treatment_id");
    }

    @Test
    void anotherTenantsTreatmentIsUnknown() {
        DispositionReport report = new DispositionReport(treatment.treatmentId(), ACCEPTED, Optional.empty());
        assertThatThrownBy(() -> intake.take(new Tenant("other"), report, NOW, "/shop"))
                .isInstanceOf(UnknownTreatmentException.class);
    }

    @Test
    void nobodyAnswersForSomebodyElse() {
        PersonRef somebodyElse = new PersonRef("p_BBBBBBBBBBBBBBBBBBBBBB");
        assertThatThrownBy(() -> report(ACCEPTED, Optional.of(somebodyElse)))
                .isInstanceOf(UnknownTreatmentException.class);
    }

    @Test
    void theSameAnswerTwiceIsOneEntryAndAChangedMindAnother() {
        assertThat(said(ACCEPTED)).isTrue();
        assertThat(said(ACCEPTED)).isFalse();
        assertThat(said(REFUSED)).isTrue();
        assertThat(said(ACCEPTED)).isTrue();
    }

    @Test
    void whetherItWasTakenAndWhetherItWasKeptAreTwoQuestions() {
        assertThat(said(ACCEPTED)).isTrue();
        assertThat(said(KEPT)).isTrue();
        assertThat(said(OPTED_OUT)).isTrue();
        assertThat(said(ACCEPTED)).isFalse();
        assertThat(said(KEPT)).isFalse();
        assertThat(said(OPTED_OUT)).isFalse();
        assertThat(said(RETURNED)).isTrue();
    }

    @Test
    void aLinkIsAnswerEnough() {
        assertThat(intake.take(new Reply(SHOP, treatment.treatmentId(), Says.PAGE), NOW))
                .isEmpty();
        assertThat(intake.take(new Reply(SHOP, treatment.treatmentId(), Says.OPT_OUT), NOW))
                .get()
                .satisfies(said -> {
                    assertThat(said.disposition()).isEqualTo(OPTED_OUT);
                    assertThat(said.recipient()).isEqualTo(treatment.person());
                    assertThat(said.source()).isEqualTo("page");
                });
        assertThat(said(ACCEPTED)).isTrue();
        assertThat(intake.take(new Reply(SHOP, treatment.treatmentId(), Says.UNDO), NOW))
                .get()
                .extracting(DispositionPayload::disposition)
                .isEqualTo(IGNORED);
    }

    @Test
    void theBookIsTheSameAfterItWasRebuilt() {
        said(ACCEPTED);
        TreatmentBook rebuilt = new TreatmentBook(log, this::everywhere);
        assertThat(rebuilt.find(SHOP, treatment.treatmentId())).contains(treatment);
        DispositionReport again = new DispositionReport(treatment.treatmentId(), ACCEPTED, Optional.empty());
        assertThat(new DispositionIntake(rebuilt).take(SHOP, again, NOW, "/shop"))
                .isEmpty();
    }

    @Test
    void anAnswerThatIsNotDurableYetIsNotTakenTwice() {
        log.holdForce();
        assertThat(said(ACCEPTED)).isTrue();
        assertThat(said(ACCEPTED)).isFalse();
        log.releaseForce();
        assertThat(said(ACCEPTED)).isFalse();
        assertThat(said(REFUSED)).isTrue();
        assertThat(said(REFUSED)).isFalse();
    }

    private boolean said(Disposition disposition) {
        Optional<DispositionPayload> entry = report(disposition, Optional.empty());
        entry.ifPresent(this::append);
        return entry.isPresent();
    }

    private Optional<DispositionPayload> report(Disposition disposition, Optional<PersonRef> by) {
        return intake.take(SHOP, new DispositionReport(treatment.treatmentId(), disposition, by), NOW, "/shop");
    }

    private void append(LogPayload payload) {
        long position = log.append(SHOP, List.of(payload.toEntry(NOW))).firstPosition();
        book.take(new LoggedPayload(SHOP, LogPlace.at(position), NOW, payload));
    }

    /** An index by which every name may be mentioned anywhere. */
    private List<LogPlace> everywhere(Tenant tenant, String name) {
        return LongStream.range(0, log.head(tenant).size())
                .mapToObj(LogPlace::at)
                .toList();
    }
}
