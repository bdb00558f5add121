/** Who is treated and who is not, drawn once per customer. */
@NullMarked
package io.trendguard.experiment;

import org.jspecify.annotations.NullMarked;
