/** Who is calling: a person by token, a machine by its tenant's key. */
@NullMarked
package io.trendguard.routes.security;

import org.jspecify.annotations.NullMarked;
