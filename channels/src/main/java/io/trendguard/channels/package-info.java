/** How a treatment reaches a customer and how the answer comes back: messages, outbox, adapters, replies. */
@NullMarked
package io.trendguard.channels;

import org.jspecify.annotations.NullMarked;
