/** What is known at the moment of an event: named values, each with the time it was true. */
@NullMarked
package io.trendguard.feature;

import org.jspecify.annotations.NullMarked;
