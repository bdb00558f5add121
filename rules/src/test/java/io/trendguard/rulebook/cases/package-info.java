@NullMarked
package io.trendguard.rulebook.cases;

import org.jspecify.annotations.NullMarked;
