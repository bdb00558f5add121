/** The actions that could be taken. */
@NullMarked
package io.trendguard.candidate;

import org.jspecify.annotations.NullMarked;
