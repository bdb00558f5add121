package io.trendguard.point;

/**
 * How people speak of what a decision point decides; pages put these words into sentences such as "81 of 100 purchases like
 * this come back within 30 days".
 *
 * @param thing what a decision is about, for example {@code order}
 * @param outcome what the risk is that they do, for example {@code come back}
 * @param chance the outcome as a noun, for example {@code a return}
 * @param happened the outcome of those of which it is known, for example {@code came back}
 * @param period when that must have happened to count, for example {@code within 30 days}
 */
public record PointWords(String thing, String outcome, String chance, String happened, String period) {}
