package io.trendguard.audit;

import io.trendguard.log.Receipt;
import java.util.Optional;

/**
 * All that an outsider needs to prove one entry with the public key alone.
 *
 * @param header the permanent header, whose leaf the receipt proves; {@link io.trendguard.audit.segment} says how to read it
 * @param nonce of the commitment to the payload; absent once the payload was removed
 * @param payload absent once removed
 * @param receipt against the newest checkpoint
 */
public record Evidence(byte[] header, Optional<byte[]> nonce, Optional<byte[]> payload, Receipt receipt) {}
