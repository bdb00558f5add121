/** Where those stand who read the log at a place of their own. */
@NullMarked
package io.trendguard.routes.follower;

import org.jspecify.annotations.NullMarked;
