/** What is said to customers about a decision, and what they say about it. */
@NullMarked
package io.trendguard.routes.treatment;

import org.jspecify.annotations.NullMarked;
