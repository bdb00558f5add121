package io.trendguard.point;

import java.util.List;

/**
 * A file of decision tables that each rulebook of a decision point has.
 *
 * @param path in the rulebook's folder, for example {@code policy.dmn}
 * @param role what its tables are asked
 */
public record TableFile(String path, Role role) {
    private static final String ENDING = ".dmn";

    /** The files of most decision points, in the order in which they are asked. */
    public static final List<TableFile> USUAL = List.of(
            new TableFile("policy.dmn", Role.POLICY),
            new TableFile("eligibility.dmn", Role.ELIGIBILITY),
            new TableFile("contact-policy.dmn", Role.CONTACT_POLICY),
            new TableFile("arbitration.dmn", Role.ARBITRATION),
            new TableFile("escalation.dmn", Role.ESCALATION));

    public TableFile {
        if (!path.matches("[a-z]+(-[a-z]+)*\\.dmn")) {
            throw new IllegalArgumentException(
                    "The file (%s) must be named in lower-case words and end in .dmn.".formatted(path));
        }
    }

    /** Its name without ending, for example {@code policy}. */
    public String name() {
        return path.substring(0, path.length() - ENDING.length());
    }

    /** What tables are asked. */
    public enum Role {
        /** Who the customer is, how high the risk, and what could be done. */
        POLICY,
        /** Whether a candidate may be used at all. */
        ELIGIBILITY,
        /** Whether the customer may be addressed with it. */
        CONTACT_POLICY,
        /** What a candidate is worth and costs. */
        ARBITRATION,
        /** What follows if the customer does not react. */
        ESCALATION
    }
}
