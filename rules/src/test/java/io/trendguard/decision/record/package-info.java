/** The compact form of requests and decisions. */
@NullMarked
package io.trendguard.decision.record;

import org.jspecify.annotations.NullMarked;
