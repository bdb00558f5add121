/** What can be set from outside, read and checked once at start. */
@NullMarked
package io.trendguard.routes.settings;

import org.jspecify.annotations.NullMarked;
