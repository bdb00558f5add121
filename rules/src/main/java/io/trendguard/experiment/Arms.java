package io.trendguard.experiment;

import io.trendguard.event.PersonRef;
import io.trendguard.event.Tenant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Draws the arm of a customer: always the same one within an experiment, and unrelated to that in any other. */
public final class Arms {
    private static final double UNIT = 0x1p-53;

    private Arms() {}

    /** The customer's arm, with the probability that they had to be in it and what was hashed to draw it. */
    public static ArmAssignment assign(String experiment, Tenant tenant, PersonRef person, Shares shares) {
        String drawKey = experiment + "/" + tenant.id() + "/" + person.id();
        double drawn = uniform(drawKey);
        Arm arm = arm(drawn, shares);
        return new ArmAssignment(arm, shares.of(arm), drawKey);
    }

    private static Arm arm(double drawn, Shares shares) {
        double upTo = 0;
        Arm last = Arm.HOLDOUT;
        for (Arm arm : Arm.values()) {
            upTo += shares.of(arm);
            if (drawn < upTo) {
                return arm;
            }
            last = shares.of(arm) > 0 ? arm : last;
        }
        return last; // shares may add up to a hair under 1
    }

    /** A number in [0, 1) that looks drawn: the first 53 bits of the key's SHA-256. */
    public static double uniform(String drawKey) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(drawKey.getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * UNIT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }
}
