package io.trendguard.rulebook;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers that cells read as {@code parameters.name}. */
final class Parameters {
    /** The input data under which cells read them. */
    static final String INPUT = "parameters";

    private static final Pattern QUOTED_OR_NAME =
            Pattern.compile("\"[^\"]*\"|\\bparameters\\.([A-Za-z_][A-Za-z0-9_]*)");

    private Parameters() {}

    /** The text with every parameter's value in place of its name; unknown names stay as they are. */
    static String bake(String feel, Manifest manifest) {
        return replace(feel, name -> {
            Manifest.Parameter parameter = manifest.parameters().get(name);
            return parameter == null ? INPUT + "." + name : written(parameter.value());
        });
    }

    /** The names that a text reads. */
    static Set<String> names(String feel) {
        Set<String> names = new TreeSet<>();
        replace(feel, name -> {
            names.add(name);
            return name;
        });
        return names;
    }

    /** A value as tables read it: the number that its digits say. */
    static BigDecimal number(BigDecimal value) {
        return new BigDecimal(written(value));
    }

    /** A value as a person writes it. */
    static String written(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String replace(String feel, UnaryOperator<String> value) {
        return QUOTED_OR_NAME.matcher(feel).replaceAll((MatchResult match) -> {
            String name = match.group(1);
            return Matcher.quoteReplacement(name == null ? match.group() : value.apply(name));
        });
    }
}
