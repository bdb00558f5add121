/** Models in use, as the log tells it. */
@NullMarked
package io.trendguard.routes.model;

import org.jspecify.annotations.NullMarked;
