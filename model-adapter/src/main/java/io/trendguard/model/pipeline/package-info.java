/** The training pipeline: from a history to a model folder with its report, and whether it may be published. */
@NullMarked
package io.trendguard.model.pipeline;

import org.jspecify.annotations.NullMarked;
