/** When a person may be contacted. */
@NullMarked
package io.trendguard.contact;

import org.jspecify.annotations.NullMarked;
