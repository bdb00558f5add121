/** Consent, quiet hours and how often a person was contacted, folded from the log. */
@NullMarked
package io.trendguard.contact;

import org.jspecify.annotations.NullMarked;
