package io.trendguard.simulation.market;

/** How likely each cause is to send one line back; the causes are independent and the gravest is the one that is told. */
record Chances(double regret, double fit, double defect, double fraud) {

    /** That it comes back at all. */
    double comesBack() {
        return 1.0 - (1.0 - regret) * (1.0 - fit) * (1.0 - defect) * (1.0 - fraud);
    }

    /** That it comes back for regret or fit, which is what the risk label means. */
    double label() {
        return (1.0 - fraud) * (1.0 - defect) * (1.0 - (1.0 - fit) * (1.0 - regret));
    }

    /** The same after an accepted treatment. */
    Chances after(TrueEffects.Effect effect) {
        return new Chances(
                regret * (1.0 - effect.regretReduction()), fit * (1.0 - effect.fitReduction()), defect, fraud);
    }
}
