@NullMarked
package io.trendguard.model.bench;

import org.jspecify.annotations.NullMarked;
