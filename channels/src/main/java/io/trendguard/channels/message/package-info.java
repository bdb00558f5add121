/** A treatment in words: templates with named placeholders, filled in the customer's language. */
@NullMarked
package io.trendguard.channels.message;

import org.jspecify.annotations.NullMarked;
