@org.jspecify.annotations.NullMarked
package io.trendguard.text;
