@NullMarked
package io.trendguard.routes.retention;

import org.jspecify.annotations.NullMarked;
