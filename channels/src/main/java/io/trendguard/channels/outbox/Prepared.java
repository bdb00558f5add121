package io.trendguard.channels.outbox;

import io.trendguard.channels.Outgoing;
import java.time.Instant;
import java.util.List;

/** What is to be done with a treatment that is due. */
sealed interface Prepared {

    /**
     * It may go, like this.
     *
     * @param kept what the customer is to read, sealed for the log
     */
    record Ready(Outgoing outgoing, String kept) implements Prepared {}

    /** It is looked at again at that time. */
    record Later(Instant until, String note) implements Prepared {}

    /** It is never sent, for these reason codes. */
    record Never(List<String> reasons, String detail) implements Prepared {}
}
