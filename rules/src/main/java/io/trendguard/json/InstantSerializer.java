package io.trendguard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/** Writes instants as {@link Instant#toString} does, without a formatter: a decision holds one for each feature. */
final class InstantSerializer extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1;
    private static final int DAY = 86_400;
    private static final long YEAR_0 = LocalDate.of(0, 1, 1).toEpochDay();
    private static final long YEAR_10000 = LocalDate.of(10_000, 1, 1).toEpochDay();
    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;
    private static final int SECONDS_END = 19;

    InstantSerializer() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator generator, SerializerProvider provider) throws IOException {
        generator.writeString(text(instant));
    }

    static String text(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), (long) DAY);
        if (day < YEAR_0 || day >= YEAR_10000) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(day);
        int second = Math.floorMod(instant.getEpochSecond(), DAY);
        char[] text = "0000-00-00T00:00:00.000000000Z".toCharArray();
        digits(text, 4, date.getYear());
        digits(text, 7, date.getMonthValue());
        digits(text, 10, date.getDayOfMonth());
        digits(text, 13, second / 3600);
        digits(text, 16, second / 60 % 60);
        digits(text, SECONDS_END, second % 60);
        digits(text, 29, instant.getNano());
        int end = SECONDS_END + fraction(instant.getNano());
        text[end] = 'Z';
        return new String(text, 0, end + 1);
    }

    /** Length of the fraction with its point: none, or 3, 6 or 9 digits. */
    private static int fraction(int nano) {
        if (nano == 0) {
            return 0;
        }
        if (nano % MILLI == 0) {
            return 4;
        }
        return nano % MICRO == 0 ? 7 : 10;
    }

    /** Writes a number so that it ends before a place. */
    private static void digits(char[] text, int end, int number) {
        int left = number;
        for (int i = end - 1; left > 0; i--) {
            text[i] = (char) ('0' + left % 10);
            left /= 10;
        }
    }
}
