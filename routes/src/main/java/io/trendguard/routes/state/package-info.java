/** What the service knows from the log: contacts, budgets, histories, orders, counts. */
@NullMarked
package io.trendguard.routes.state;

import org.jspecify.annotations.NullMarked;
