/** The settings, tested without the service. */
@NullMarked
package io.trendguard.routes.settings;

import org.jspecify.annotations.NullMarked;
