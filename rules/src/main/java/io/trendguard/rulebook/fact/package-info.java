/** What the rules of a rulebook see and may say: an order, its proposals, and objections to them. */
@NullMarked
package io.trendguard.rulebook.fact;

import org.jspecify.annotations.NullMarked;
