package io.trendguard.audit.segment;

/** A block that is not as it was written. */
final class DamagedBlockException extends Exception {
    private final int offset;
    private final String what;

    /** @param offset of the damage from the start of the block, as near as the checksums tell */
    DamagedBlockException(int offset, String message) {
        super(message);
        this.offset = offset;
        what = message;
    }

    String what() {
        return what;
    }

    int offset() {
        return offset;
    }
}
