package io.trendguard.model.mapping;

import io.trendguard.text.Excerpt;
import io.trendguard.text.TimeZoneName;
import java.time.ZoneId;

/** The zone that a mapping names. */
final class Zones {
    private Zones() {}

    /** Throws {@link InvalidFileException} if there is none of that name. */
    static ZoneId of(String name) {
        return TimeZoneName.zone(name)
                .orElseThrow(() -> new InvalidFileException(
                        "The (zone) of a mapping is (%s), which is no time zone. It must be an IANA name such as Europe/Berlin, or an offset such as +09:00."
                                .formatted(Excerpt.of(name, 60))));
    }
}
