package io.trendguard.simulation.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.market.Happening.Kind;
import java.util.Optional;
import java.util.Set;

/** Tells one part of the market's story: what is ahead, and, when its time has come, the event. */
interface Teller {
    /** What it tells of. */
    Set<Kind> kinds();

    /** Puts the beginning of its story on the agenda. */
    void begin(Agenda agenda);

    /** The event of a happening; absent if it only put more on the agenda. */
    Optional<ObjectNode> tell(Happening happening, Agenda agenda);
}
