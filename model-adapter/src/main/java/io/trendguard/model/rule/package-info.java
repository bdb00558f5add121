/** Rules of thumb that answer where there is no model. */
@NullMarked
package io.trendguard.model.rule;

import org.jspecify.annotations.NullMarked;
