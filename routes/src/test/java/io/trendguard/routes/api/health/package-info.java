@NullMarked
package io.trendguard.routes.api.health;

import org.jspecify.annotations.NullMarked;
