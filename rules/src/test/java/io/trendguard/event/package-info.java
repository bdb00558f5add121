/** Builders and policies of events. */
@NullMarked
package io.trendguard.event;

import org.jspecify.annotations.NullMarked;
