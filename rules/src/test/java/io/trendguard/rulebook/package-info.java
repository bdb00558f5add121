@NullMarked
package io.trendguard.rulebook;

import org.jspecify.annotations.NullMarked;
