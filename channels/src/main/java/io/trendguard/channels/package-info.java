/** To be described by the module. */
@NullMarked
package io.trendguard.channels;

import org.jspecify.annotations.NullMarked;
