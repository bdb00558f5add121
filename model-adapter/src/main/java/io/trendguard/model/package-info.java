/** To be described by the module. */
@NullMarked
package io.trendguard.model;

import org.jspecify.annotations.NullMarked;
