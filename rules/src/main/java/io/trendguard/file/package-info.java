/** Files that somebody else wrote: read within bounds, and checked where they can do no harm. */
@NullMarked
package io.trendguard.file;

import org.jspecify.annotations.NullMarked;
