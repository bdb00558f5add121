/** JSON as it is hashed: one sequence of bytes for one value, on any machine (RFC 8785). */
@NullMarked
package io.trendguard.json;

import org.jspecify.annotations.NullMarked;
