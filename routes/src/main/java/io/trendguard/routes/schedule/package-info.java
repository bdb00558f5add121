/** What happens when its time comes: the budget of a window is shared out, an escalation is due. */
@NullMarked
package io.trendguard.routes.schedule;

import org.jspecify.annotations.NullMarked;
