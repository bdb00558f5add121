package io.trendguard.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The random reference under which a person appears in every entry; only the vault knows whom it stands for.
 *
 * @param id {@code p_} and 22 characters of URL-safe base64 (128 random bits)
 */
public record PersonRef(@JsonValue String id) implements Comparable<PersonRef> {
    private static final Pattern FORM = Pattern.compile("p_[A-Za-z0-9_-]{22}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersonRef {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("(%s) is not a person reference of the vault.".formatted(id));
        }
    }

    /** A reference that stands for nobody, for an event that names no customer: the vault has no record of it. */
    public static PersonRef ofNobody(EventKey event) {
        return new PersonRef("p_"
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(event.hex())));
    }

    @Override
    public int compareTo(PersonRef other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
