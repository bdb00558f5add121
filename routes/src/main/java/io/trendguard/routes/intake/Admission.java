package io.trendguard.routes.intake;

import io.quarkus.arc.Arc;
import io.trendguard.event.Tenant;
import io.trendguard.routes.flow.Lanes.BusyException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What calls may take of the memory and of the processor, in all and for one tenant, so that no tenant takes either from the
 * others: bytes of bodies under way, and threads that read them. Large bodies, small ones and checkouts each have room of
 * their own, and checkouts threads of their own as well.
 */
@ApplicationScoped
public class Admission {
    /** What a body may take on the heap while it is read and decided, in times of its bytes. */
    private static final long TIMES_ON_HEAP = 16;

    private static final long SMALL = 64 << 10;

    /** What a call brings. */
    enum Kind {
        EVENTS,
        CHECKOUT
    }

    private final Room large;
    private final Share events;
    private final Share checkouts;

    private record Share(Room small, TenantTurns turns) {}

    Admission() {
        this(
                Runtime.getRuntime().maxMemory() / 4 / TIMES_ON_HEAP,
                Runtime.getRuntime().availableProcessors(),
                Arc.container().getExecutorService());
    }

    /**
     * @param most bytes of large bodies that are worked on at once, of which one tenant may have half; half as many of small
     *     events and of small checkouts each, of which one tenant may have a quarter
     * @param atOnce threads that read the events of one tenant at once, and its checkouts
     * @param threads on which they are read if they had to wait
     */
    Admission(long most, int atOnce, Executor threads) {
        large = new Room(most, most / 2, false);
        events = new Share(new Room(most / 2, most / 8, true), new TenantTurns(atOnce, threads));
        checkouts = new Share(new Room(most / 2, most / 8, true), new TenantTurns(atOnce, threads));
    }

    /**
     * Does the work if there is room for a body of so many bytes, as soon as it is the tenant's turn, and keeps the room until
     * the reply is there.
     *
     * @throws BusyException if there is no room
     */
    CompletionStage<HttpReply> within(Tenant tenant, Kind kind, long bytes, Supplier<CompletionStage<HttpReply>> work) {
        Share share = kind == Kind.CHECKOUT ? checkouts : events;
        Room room = bytes > SMALL ? large : share.small();
        room.enter(tenant, bytes);
        CompletionStage<HttpReply> reply;
        try {
            reply = share.turns().take(tenant, work);
        } catch (RuntimeException | Error e) {
            room.leave(tenant, bytes);
            throw e;
        }
        return reply.whenComplete((never, error) -> room.leave(tenant, bytes));
    }

    /** Bytes of large bodies under way. */
    long underWay() {
        return large.underWay();
    }
}
