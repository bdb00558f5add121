package io.trendguard.audit.segment;

/** A block that is not as it was written. */
final class DamagedBlockException extends Exception {
    private final int offset;

    /** @param offset of the damage from the start of the block, as near as the checksums tell */
    DamagedBlockException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    int offset() {
        return offset;
    }
}
