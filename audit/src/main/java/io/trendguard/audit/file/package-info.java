/** The narrow file layer under log and vault, and the mapped files that hold what can be rebuilt. */
@NullMarked
package io.trendguard.audit.file;

import org.jspecify.annotations.NullMarked;
