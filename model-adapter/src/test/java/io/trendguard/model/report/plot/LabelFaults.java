package io.trendguard.model.report.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds labels of plots that overlap or leave their image, by the widths of the font that is shipped, at its largest size. */
public final class LabelFaults {
    private static final Pattern IMAGE = Pattern.compile("(?s)<svg viewBox=\"0 0 ([\\d.]+) ([\\d.]+)\".*?</svg>");
    private static final Pattern TEXT = Pattern.compile(
            "<text class=\"[^\"]*\" text-anchor=\"(\\w+)\" x=\"([-\\d.]+)\" y=\"([-\\d.]+)\">([^<]*)</text>");

    /** What is above and below the base line, in sizes: the font's ascender and descender without the line gap. */
    private static final double ASCENT = 0.76;

    private static final double DESCENT = 0.21;
    /** Places are rounded to a tenth. */
    private static final double ROUNDING = 0.11;

    private LabelFaults() {}

    private record Box(String text, double left, double right, double top, double bottom) {
        boolean overlaps(Box other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }
    }

    /** How many images a page has. */
    public static long images(String page) {
        return IMAGE.matcher(page).results().count();
    }

    /** Those of all images of a page. */
    public static List<String> of(String page) {
        List<String> faults = new ArrayList<>();
        IMAGE.matcher(page).results().forEach(image -> faults.addAll(of(image)));
        return faults;
    }

    private static List<String> of(MatchResult image) {
        double width = Double.parseDouble(image.group(1));
        double height = Double.parseDouble(image.group(2));
        List<Box> boxes = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Matcher text = TEXT.matcher(image.group()); text.find(); ) {
            Box box = box(text);
            if (box.left < -ROUNDING || box.right > width + ROUNDING || box.top < 0 || box.bottom > height) {
                faults.add("(%s) leaves the image: %s".formatted(box.text, box));
            }
            boxes.stream()
                    .filter(box::overlaps)
                    .forEach(other -> faults.add("(%s) overlaps (%s)".formatted(box.text, other.text)));
            boxes.add(box);
        }
        return faults;
    }

    private static Box box(Matcher text) {
        String words = text.group(4)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
        double wide = TextWidth.of(words);
        double x = Double.parseDouble(text.group(2));
        double y = Double.parseDouble(text.group(3));
        double left = text.group(1).equals("start") ? x : text.group(1).equals("end") ? x - wide : x - wide / 2;
        return new Box(words, left, left + wide, y - ASCENT * TextWidth.SIZE, y + DESCENT * TextWidth.SIZE);
    }
}
