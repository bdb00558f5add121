/** The ports to the append-only log and to the vault of personal data. */
@NullMarked
package io.trendguard.log;

import org.jspecify.annotations.NullMarked;
