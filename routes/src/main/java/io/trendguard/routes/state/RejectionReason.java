package io.trendguard.routes.state;

import io.trendguard.log.payload.RejectionPayload;
import io.trendguard.log.payload.RejectionPayload.Cause;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Why something was not accepted, as far as others share it: which field must be sent how. Places in lists and numbers in
 * sentences make no difference, so that one mistake of a sender is one reason however often it is made.
 *
 * @param cause in one word
 * @param field its path, without places in lists; {@code whole row} and the like if it is none
 * @param remedy what must be sent instead, as it was said last
 */
public record RejectionReason(Cause cause, String field, String remedy) {
    private static final Pattern PLACE = Pattern.compile("\\[\\d+]");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final int LONGEST = 300;
    private static final int ID_BYTES = 8;

    public RejectionReason {
        field = shortened(PLACE.matcher(field).replaceAll("[]"));
        remedy = shortened(remedy);
    }

    /** The first of what was wrong, so that an event counts once. */
    public static RejectionReason of(RejectionPayload rejection) {
        return rejection.findings().stream()
                .findFirst()
                .map(first -> new RejectionReason(rejection.cause(), first.field(), first.remedy()))
                .orElseGet(() -> new RejectionReason(rejection.cause(), "event", "was refused without a finding"));
    }

    /** An id was used twice; which event holds it already makes no difference. */
    public static RejectionReason conflict() {
        return new RejectionReason(
                Cause.CONFLICT, "id", "names an event that was accepted with other content; the first stands");
    }

    /** A name for the reason, the same wherever and whenever it occurs: 16 hexadecimal digits. */
    public String id() {
        String key = cause == Cause.CONFLICT
                ? cause.name()
                : field + '\n' + NUMBER.matcher(remedy).replaceAll("#");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no SHA-256.", e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
