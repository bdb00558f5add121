package io.trendguard.log;

import java.util.concurrent.CompletableFuture;

/** What came of appending: the check for repetition is made where the entries are sequenced. */
public sealed interface Appended {

    /**
     * The entries have their positions; projections may take them. Nothing may be answered or sent before {@code durable}.
     *
     * @param firstPosition of the first entry; the others follow without a gap
     * @param durable completes with the receipt once the entries are forced to disk, or fails if they could not be
     */
    record Sequenced(long firstPosition, CompletableFuture<Receipt> durable) implements Appended {}

    /** The event was accepted before with the same content; its event entry is at that position. */
    record Repeated(long position) implements Appended {}

    /** The event was accepted before with other content; the first stands. */
    record Conflict(long position) implements Appended {}
}
