/** The folder of tables, rules, messages and golden cases that an analyst owns. */
@NullMarked
package io.trendguard.rulebook;

import org.jspecify.annotations.NullMarked;
