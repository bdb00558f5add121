@NullMarked
package io.trendguard.routes.schedule;

import org.jspecify.annotations.NullMarked;
