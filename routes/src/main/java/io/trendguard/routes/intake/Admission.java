package io.trendguard.routes.intake;

import io.trendguard.event.Tenant;
import io.trendguard.routes.engine.Lanes.BusyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * How many bytes of bodies are worked on at once, in all and for one tenant, so that no tenant takes the memory or the
 * processor from the others. Small bodies, checkouts above all, always find room beside large ones.
 */
@ApplicationScoped
public class Admission {
    /** What a body may take on the heap while it is read and decided, in times of its bytes. */
    private static final long TIMES_ON_HEAP = 16;

    private static final long SMALL = 64 << 10;

    private final long most;
    private final long mostOfTenant;
    private final Map<Tenant, Long> large = new HashMap<>();
    private long allLarge;

    Admission() {
        this(Runtime.getRuntime().maxMemory() / 4 / TIMES_ON_HEAP);
    }

    /** @param most bytes of large bodies that are worked on at once; one tenant may have half of them */
    Admission(long most) {
        this.most = most;
        this.mostOfTenant = most / 2;
    }

    /**
     * Does the work if there is room for a body of so many bytes, and keeps the room until the reply is there. A tenant that
     * has no large body under way may bring one, however large it may be, as long as all of them have room.
     *
     * @throws BusyException if there is no room
     */
    CompletionStage<HttpReply> within(Tenant tenant, long bytes, Supplier<CompletionStage<HttpReply>> work) {
        if (bytes <= SMALL) {
            return work.get();
        }
        enter(tenant, bytes);
        CompletionStage<HttpReply> reply;
        try {
            reply = work.get();
        } catch (RuntimeException | Error e) {
            leave(tenant, bytes);
            throw e;
        }
        return reply.whenComplete((never, error) -> leave(tenant, bytes));
    }

    private synchronized void enter(Tenant tenant, long bytes) {
        long theirs = large.getOrDefault(tenant, 0L);
        if (theirs > 0 && theirs + bytes > mostOfTenant) {
            throw new BusyException(
                    "Calls of this tenant with %,d bytes are still being worked on. Send large batches one after the other; send this one again after the time given in Retry-After."
                            .formatted(theirs));
        }
        if (allLarge > 0 && allLarge + bytes > most) {
            throw new BusyException(
                    "Too many large calls are being worked on. Send smaller batches, or this one again after the time given in Retry-After.");
        }
        large.merge(tenant, bytes, Long::sum);
        allLarge += bytes;
    }

    private synchronized void leave(Tenant tenant, long bytes) {
        large.computeIfPresent(tenant, (t, theirs) -> theirs == bytes ? null : theirs - bytes);
        allLarge -= bytes;
    }

    /** Bytes of large bodies under way. */
    synchronized long underWay() {
        return allLarge;
    }
}
