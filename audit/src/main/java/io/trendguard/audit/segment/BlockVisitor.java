package io.trendguard.audit.segment;

import java.io.IOException;
import java.util.Optional;

/** Takes the blocks of a check, in order; their checksums hold. */
public interface BlockVisitor {
    /** What the log would never have written here, if there is something. */
    Optional<String> visit(long location, Block block) throws IOException;
}
