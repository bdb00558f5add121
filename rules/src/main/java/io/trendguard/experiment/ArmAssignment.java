package io.trendguard.experiment;

/**
 * Which arm a customer is in, and how that came about, so that effects can be estimated later.
 *
 * @param arm the arm
 * @param propensity probability with which this arm was drawn, in (0, 1]
 * @param drawKey what was hashed to draw it: experiment and person reference
 */
public record ArmAssignment(Arm arm, double propensity, String drawKey) {
    public ArmAssignment {
        if (!(propensity > 0.0 && propensity <= 1.0)) {
            throw new IllegalArgumentException("The propensity (%s) must be within (0, 1].".formatted(propensity));
        }
    }
}
