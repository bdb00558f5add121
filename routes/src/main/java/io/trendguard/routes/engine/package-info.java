/** The engine: all that is derived from the log and acts upon it, made at a start and rebuilt after a lost append. */
@NullMarked
package io.trendguard.routes.engine;

import org.jspecify.annotations.NullMarked;
