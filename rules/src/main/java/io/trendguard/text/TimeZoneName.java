package io.trendguard.text;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A time zone by its IANA name, by the name that Windows has for it (CLDR), or as a fixed offset. */
public final class TimeZoneName {
    private static final Map<String, String> IANA = ZoneId.getAvailableZoneIds().stream()
            .filter(name -> !name.startsWith("SystemV/"))
            .collect(Collectors.toUnmodifiableMap(TimeZoneName::plain, name -> name, (one, other) -> one));
    private static final Map<String, String> WINDOWS = windows();
    private static final Pattern OFFSET =
            Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?", Pattern.CASE_INSENSITIVE);
    private static final int MOST_HOURS = 14;
    private static final String REMEDY =
            "must be a time zone by its IANA name, such as Europe/Berlin, or an offset from UTC, such as +09:00";

    private TimeZoneName() {}

    /** The zone in the spelling that {@link ZoneId#of} reads. */
    public static Spelling of(String text) {
        String name = Spelling.trimmed(text);
        if (name.equalsIgnoreCase("Z")) {
            return new Spelling.Known("UTC");
        }
        Matcher offset = OFFSET.matcher(name);
        if (offset.matches()) {
            return offset(offset);
        }
        String plain = plain(name);
        return Optional.ofNullable(IANA.get(plain))
                .or(() -> Optional.ofNullable(WINDOWS.get(plain)))
                .or(() -> renamed(name))
                .<Spelling>map(Spelling.Known::new)
                .orElseGet(() -> new Spelling.Refused(REMEDY + hint(plain)));
    }

    /** The zones that are known by name, for reading what was written before names were checked. */
    public static Optional<ZoneId> zone(String text) {
        return of(text) instanceof Spelling.Known known ? Optional.of(ZoneId.of(known.text())) : Optional.empty();
    }

    private static Spelling offset(Matcher offset) {
        int hours = Integer.parseInt(offset.group(2));
        int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
        if (minutes > 59 || hours * 60 + minutes > MOST_HOURS * 60) {
            return new Spelling.Refused(REMEDY + "; no clock is that far from UTC");
        }
        return new Spelling.Known("%s%02d:%02d".formatted(offset.group(1), hours, minutes));
    }

    /** A name that is newer, or older, than the zones of this JDK. */
    private static Optional<String> renamed(String name) {
        return Optional.of(name)
                .filter(written -> written.indexOf('/') > 0) // three letters mean several zones
                .map(TimeZone::getCanonicalID)
                .flatMap(known -> Optional.ofNullable(IANA.get(plain(known))));
    }

    private static Map<String, String> windows() {
        return TimeZone.getAvailableIDs(TimeZone.SystemTimeZoneType.CANONICAL, null, null).stream()
                .map(TimeZone::getWindowsID)
                .filter(name -> name != null)
                .distinct()
                .filter(name -> TimeZone.getIDForWindowsID(name, "001") != null)
                .collect(Collectors.toUnmodifiableMap(
                        TimeZoneName::plain, name -> known(TimeZone.getIDForWindowsID(name, "001"))));
    }

    private static String known(String icu) {
        return Optional.ofNullable(IANA.get(plain(icu))).or(() -> renamed(icu)).orElse(icu);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String hint(String plain) {
        Collection<String> names = IANA.values();
        return names.stream()
                .filter(name -> plain.length() > 2 && plain(name).endsWith("/" + plain))
                .findFirst()
                .map("; maybe you meant (%s)"::formatted)
                .orElse("");
    }
}
