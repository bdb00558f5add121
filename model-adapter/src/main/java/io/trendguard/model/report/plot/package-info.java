/** A few plots as SVG text, drawn without any library, so that a page needs nothing from outside. */
@NullMarked
package io.trendguard.model.report.plot;

import org.jspecify.annotations.NullMarked;
