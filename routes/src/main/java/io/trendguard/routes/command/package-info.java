/** The commands of the runnable jar. */
@NullMarked
package io.trendguard.routes.command;

import org.jspecify.annotations.NullMarked;
