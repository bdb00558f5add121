/** Who is treated. */
@NullMarked
package io.trendguard.experiment;

import org.jspecify.annotations.NullMarked;
