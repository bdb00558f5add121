/**
 * The outbox: treatments of the log that have no final delivery, handed over at most once each. It is a projection of the
 * log and can be deleted and rebuilt at any time.
 */
@NullMarked
package io.trendguard.channels.outbox;

import org.jspecify.annotations.NullMarked;
