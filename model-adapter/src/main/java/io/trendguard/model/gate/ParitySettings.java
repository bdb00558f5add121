package io.trendguard.model.gate;

/**
 * How training and serving are compared.
 *
 * @param events how many events are lived through again
 * @param rows how many rows among them are compared, drawn by seed
 * @param restarts how often the histories are closed and opened again on the way
 * @param seed of the draw
 */
public record ParitySettings(int events, int rows, int restarts, long seed) {
    public static final ParitySettings DEFAULTS = new ParitySettings(20_000, 300, 3, 20260103);
}
