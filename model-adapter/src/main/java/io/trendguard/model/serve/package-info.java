/** The model as a folder, and the risk of a purchase from it. */
@NullMarked
package io.trendguard.model.serve;

import org.jspecify.annotations.NullMarked;
