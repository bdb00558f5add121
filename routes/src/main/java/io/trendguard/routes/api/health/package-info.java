/** The operator's page: what is down, what still works, what needs a person. */
@NullMarked
package io.trendguard.routes.api.health;

import org.jspecify.annotations.NullMarked;
