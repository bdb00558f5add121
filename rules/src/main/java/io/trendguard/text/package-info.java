/** Text as people and standards write it: excerpts, numbers, addresses, zones and languages. */
@org.jspecify.annotations.NullMarked
package io.trendguard.text;
