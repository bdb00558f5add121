/** To be described by the module. */
@NullMarked
package io.trendguard.audit;

import org.jspecify.annotations.NullMarked;
