/**
 * Following the log in three concepts: a pure fold of entries into rows, state that is part of snapshots, and a follower
 * that reads durable entries at an offset of its own.
 */
@NullMarked
package io.trendguard.log.follow;

import org.jspecify.annotations.NullMarked;
