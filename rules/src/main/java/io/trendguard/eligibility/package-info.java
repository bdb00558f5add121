/** Whether a candidate may be used: yes, no with reasons, or could not tell. */
@NullMarked
package io.trendguard.eligibility;

import org.jspecify.annotations.NullMarked;
