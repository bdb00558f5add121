/** Tells people what a model learnt and how good it is: one page for managers, the same as JSON for machines. */
@NullMarked
package io.trendguard.model.report;

import org.jspecify.annotations.NullMarked;
