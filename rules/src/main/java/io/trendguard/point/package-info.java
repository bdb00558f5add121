/** Decision points: where a decision is asked for, and when. */
@NullMarked
package io.trendguard.point;

import org.jspecify.annotations.NullMarked;
