@NullMarked
package io.trendguard.warehouse.list;

import org.jspecify.annotations.NullMarked;
