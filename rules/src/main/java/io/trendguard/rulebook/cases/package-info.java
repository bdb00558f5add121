/** Golden cases of a rulebook, and the check that runs them before it is published. */
@NullMarked
package io.trendguard.rulebook.cases;

import org.jspecify.annotations.NullMarked;
