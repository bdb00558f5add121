package io.trendguard.routes.flow;

import io.trendguard.channels.reply.UnknownTreatmentException;
import io.trendguard.event.DispositionReport;
import io.trendguard.event.Event;
import io.trendguard.event.EventJson;
import io.trendguard.event.EventReader;
import io.trendguard.event.InvalidEventException;
import io.trendguard.event.KnownAt;
import io.trendguard.event.People;
import io.trendguard.event.Tenant;
import io.trendguard.log.Appended;
import io.trendguard.log.EventIdentity;
import io.trendguard.log.Vault;
import io.trendguard.routes.clock.ServiceClock;
import io.trendguard.routes.projection.ProjectedLog;
import io.trendguard.routes.treatment.Dispositions;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Says what would become of an event if it were taken now. Nothing is taken, logged or remembered. */
public final class EventCheck {
    private final EventReader reader;
    private final Vault vault;
    private final ServiceClock clock;
    private final ProjectedLog log;
    private final Dispositions dispositions;

    EventCheck(EventReader reader, Vault vault, ServiceClock clock, ProjectedLog log, Dispositions dispositions) {
        this.reader = reader;
        this.vault = vault;
        this.clock = clock;
        this.log = log;
        this.dispositions = dispositions;
    }

    /** The check for what comes in here. */
    public static EventCheck of(Vault vault, ServiceClock clock, ProjectedLog log, Dispositions dispositions) {
        return new EventCheck(new EventReader(), vault, clock, log, dispositions);
    }

    /** What would become of it. */
    public enum Result {
        /** It would be accepted. */
        NEW,
        /** It was accepted before; nothing would be decided again. */
        REPEATED,
        /** Its id stands for other content. */
        CONFLICT
    }

    /**
     * What would become of an event from a file, whose sender may say when it was learnt.
     *
     * @throws InvalidEventException if it would be rejected
     */
    public Result check(Submission submission) {
        Tenant tenant = submission.caller().tenant();
        Instant now = clock.followsEvents() ? Clock.systemUTC().instant() : clock.instant();
        byte[] asSent = EventReader.contentBytes(submission.cloudEvent());
        EventReader.ReadEvent read =
                reader.readWithContent(tenant, submission.cloudEvent(), new KnownAt.Backfill(now), people(tenant));
        return check(read.event(), read.content(), asSent);
    }

    /**
     * What would become of an event that a mapping read.
     *
     * @throws InvalidEventException if it would be rejected
     */
    public Result check(Event event) {
        byte[] content = EventReader.contentBytes(EventJson.toJson(event));
        return check(event, content, content);
    }

    private Result check(Event event, byte[] content, byte[] asSent) {
        Tenant tenant = event.tenant();
        EventIdentity identity =
                new EventIdentity(event.key(), vault.fingerprint(tenant, content), vault.fingerprint(tenant, asSent));
        Optional<Appended> earlier = log.find(tenant, identity);
        if (earlier.isPresent()) {
            return earlier.get() instanceof Appended.Conflict ? Result.CONFLICT : Result.REPEATED;
        }
        if (event.fact() instanceof DispositionReport report) {
            try {
                dispositions.payload(event, report);
            } catch (UnknownTreatmentException e) {
                throw UnknownTreatments.invalid(report, e);
            }
        }
        return Result.NEW;
    }

    /** People of a check: whoever is known, and a stand-in for whoever is not. */
    public People people(Tenant tenant) {
        return new KnownPeople(vault, tenant);
    }
}
