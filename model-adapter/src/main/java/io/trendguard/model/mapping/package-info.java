/** Files of events and tables, read as events: a mapping says which column is which field. */
@NullMarked
package io.trendguard.model.mapping;

import org.jspecify.annotations.NullMarked;
