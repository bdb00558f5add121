package io.trendguard.channels.outbox;

import io.trendguard.event.Tenant;
import io.trendguard.log.payload.Treatment;

/** Whether there is still reason to send what was decided a while ago. Read at the moment of sending. */
public interface Occasions {
    /** Whether what a treatment speaks of has been overtaken, for example a cart that was bought meanwhile. */
    boolean isOver(Tenant tenant, Treatment treatment);
}
