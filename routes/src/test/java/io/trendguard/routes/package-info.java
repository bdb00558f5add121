/** Tests of the application against real peers: a broker, a mail server, a browser. */
@NullMarked
package io.trendguard.routes;

import org.jspecify.annotations.NullMarked;
