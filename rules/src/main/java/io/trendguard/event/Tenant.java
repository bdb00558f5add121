package io.trendguard.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A retailer; every key starts with it. It always comes from the credential, never from a body.
 *
 * @param id 1 to 40 characters: lower-case letters, digits and inner hyphens or underscores
 */
public record Tenant(@JsonValue String id) implements Comparable<Tenant> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Tenant {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "The tenant (%s) must be 1 to 40 lower-case letters, digits and inner hyphens or underscores."
                            .formatted(id));
        }
    }

    @Override
    public int compareTo(Tenant other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
