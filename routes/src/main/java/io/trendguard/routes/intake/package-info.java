/** Camel routes by which events come in: HTTP, a watched folder, Kafka. */
@NullMarked
package io.trendguard.routes.intake;

import org.jspecify.annotations.NullMarked;
