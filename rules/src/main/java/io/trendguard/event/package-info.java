/** What a shop tells us: events of fifteen feeds, each with a schema and a version. */
@NullMarked
package io.trendguard.event;

import org.jspecify.annotations.NullMarked;
