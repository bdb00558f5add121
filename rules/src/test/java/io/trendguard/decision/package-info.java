@NullMarked
package io.trendguard.decision;

import org.jspecify.annotations.NullMarked;
