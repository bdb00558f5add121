/** Whether a model may be published: leaks, unstable labels, the wrong population, features that differ live, weak cohorts. */
@NullMarked
package io.trendguard.model.gate;

import org.jspecify.annotations.NullMarked;
