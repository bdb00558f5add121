/** Connections of the HTTP server: how many there may be, from whom, and how long each may take. */
@NullMarked
package io.trendguard.routes.connection;

import org.jspecify.annotations.NullMarked;
