package io.trendguard.model.gate;

/** From when on a model is refused; one part for each check. */
public record GateSettings(
        LeakSettings leaks,
        StabilitySettings stability,
        PopulationSettings population,
        ParitySettings parity,
        CohortSettings cohorts) {
    public static final GateSettings DEFAULTS = new GateSettings(
            LeakSettings.DEFAULTS,
            StabilitySettings.DEFAULTS,
            PopulationSettings.DEFAULTS,
            ParitySettings.DEFAULTS,
            CohortSettings.DEFAULTS);
}
