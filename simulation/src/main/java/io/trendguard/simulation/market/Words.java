package io.trendguard.simulation.market;

import java.util.List;

/** The names and words that the synthetic shop is made of; all of them are invented or reserved for examples. */
public final class Words {
    static final long SECOND = 1_000L;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    static final String CURRENCY = "EUR";
    public static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Clara", "David", "Elif", "Finn", "Greta", "Hassan", "Ida", "Jonas", "Kira", "Leo", "Mia",
            "Noah", "Olga", "Paul", "Rosa", "Samir", "Tessa", "Uwe", "Vera", "Wanda", "Yara", "Zoe");
    static final List<String> BRANDS = List.of(
            "Alderlight", "Bramble & Co", "Corvane", "Dunewear", "Elmstitch", "Fennmark", "Gullwing", "Hazelnorth");
    static final List<String> COLOURS = List.of("black", "white", "sand", "olive", "rust", "sky", "plum");
    static final List<String> LOOKS =
            List.of("Ribbed", "Oversized", "Vintage", "Pleated", "Cropped", "Soft", "Sculpt", "Quilted");
    static final List<String> LETTER_SIZES = List.of("XS", "S", "M", "L", "XL");
    static final List<String> SHOE_SIZES = List.of("36", "37", "38", "39", "40", "41", "42", "43", "44");
    static final List<String> ONE_SIZE = List.of("one size");
    static final List<String> MARKETS = List.of("second-rack", "rewearly");
    static final List<String> GERMAN_ZONES = List.of("Europe/Berlin", "Europe/Vienna", "Europe/Zurich");
    static final List<String> ENGLISH_ZONES =
            List.of("Europe/London", "Europe/Dublin", "America/New_York", "America/Los_Angeles");
    static final List<String> GERMAN_REGIONS = List.of("DE-BE", "DE-BY", "DE-HH", "DE-NW", "AT-9", "CH-ZH");
    static final List<String> ENGLISH_REGIONS = List.of("GB-LND", "IE-D", "US-NY", "US-CA", "GB-SCT");

    private Words() {}

    /** A sort of product: its price range, its sizes and how often it does not fit. */
    record Category(String name, String noun, int leastPrice, int mostPrice, List<String> sizes, double fitIssues) {}

    static final List<Category> CATEGORIES = List.of(
            new Category("dresses", "Dress", 25, 120, LETTER_SIZES, 0.10),
            new Category("leggings", "Leggings", 15, 60, LETTER_SIZES, 0.08),
            new Category("sweaters", "Sweater", 25, 90, LETTER_SIZES, 0.06),
            new Category("jackets", "Jacket", 50, 220, LETTER_SIZES, 0.07),
            new Category("shoes", "Sneaker", 40, 160, SHOE_SIZES, 0.11),
            new Category("bags", "Bag", 20, 140, ONE_SIZE, 0.0),
            new Category("make-up", "Blush", 8, 40, ONE_SIZE, 0.0),
            new Category("hair tools", "Curler", 30, 150, ONE_SIZE, 0.0));

    /** A number with leading zeros; no locale and no format string is involved. */
    public static String digits(long number, int width) {
        String plain = Long.toString(number);
        return plain.length() >= width ? plain : "0".repeat(width - plain.length()) + plain;
    }

    /** A probability with six decimal places. */
    public static String sixPlaces(double probability) {
        long millionths = (long) (probability * 1_000_000 + 0.5);
        return millionths / 1_000_000 + "." + digits(millionths % 1_000_000, 6);
    }
}
