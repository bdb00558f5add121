@NullMarked
package io.trendguard.routes.api;

import org.jspecify.annotations.NullMarked;
