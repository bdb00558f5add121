/** The models of the running service: which ones are in use for whom, and what people do with them. */
@NullMarked
package io.trendguard.routes.model;

import org.jspecify.annotations.NullMarked;
