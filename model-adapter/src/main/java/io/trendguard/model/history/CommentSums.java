package io.trendguard.model.history;

/**
 * Sentiment of some comments.
 *
 * @param count how many
 * @param mean from -1 to 1
 * @param deviation standard deviation
 * @param asOf end of the latest bucket that was counted, epoch milliseconds
 */
public record CommentSums(long count, double mean, double deviation, long asOf) {}
