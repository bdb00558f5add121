/** The limits of connections, tested without a server. */
@NullMarked
package io.trendguard.routes.connection;

import org.jspecify.annotations.NullMarked;
