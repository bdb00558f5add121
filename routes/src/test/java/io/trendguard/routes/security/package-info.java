/** Who is calling, tested without the service. */
@NullMarked
package io.trendguard.routes.security;

import org.jspecify.annotations.NullMarked;
