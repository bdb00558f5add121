package io.trendguard.warehouse.list;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of the rows that a list shows, with the way to what is behind it.
 *
 * @param value for people, for example {@code 2,469}
 * @param says what it counts, as the rest of a sentence
 * @param filters the query of the list of the rows that it counts
 * @param early whether it is too early to say
 * @param number the figure for programs: a count, a share or minor units; absent where it is too early or in several currencies
 * @param currency of a sum of money, ISO 4217
 */
public record Figure(
        String name,
        String value,
        String says,
        String filters,
        boolean early,
        Optional<Double> number,
        Optional<String> currency) {
    static Figure count(String name, long count, String says, String filters) {
        return new Figure(name, count(count), says, filters, false, Optional.of((double) count), Optional.empty());
    }

    static Figure share(String name, double share, String says, String filters) {
        return new Figure(name, percent(share), says, filters, false, Optional.of(share), Optional.empty());
    }

    static Figure early(String name, String says, String filters) {
        return new Figure(name, "Too early", says, filters, true, Optional.empty(), Optional.empty());
    }

    /** Sums, one for each currency. */
    static Figure money(String name, List<Sum> sums, String says, String filters) {
        return new Figure(
                name,
                sums.isEmpty()
                        ? "0"
                        : String.join(" and ", sums.stream().map(Sum::words).toList()),
                says,
                filters,
                false,
                sums.size() == 1 ? Optional.of((double) sums.get(0).minor()) : Optional.empty(),
                sums.size() == 1 ? Optional.of(sums.get(0).currency()) : Optional.empty());
    }

    /** An amount of money. */
    record Sum(String currency, long minor) {
        String words() {
            int digits;
            try {
                digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            } catch (IllegalArgumentException e) {
                digits = 2; // no currency of ISO 4217
            }
            return String.format(Locale.ENGLISH, "%,." + digits + "f %s", minor / Math.pow(10, digits), currency);
        }
    }

    static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    static String percent(double share) {
        return String.format(Locale.ENGLISH, "%.1f %%", share * 100);
    }
}
