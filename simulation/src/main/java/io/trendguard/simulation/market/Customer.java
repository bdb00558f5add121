package io.trendguard.simulation.market;

import java.time.LocalDate;
import java.util.Optional;

/** An invented person, derived anew from the seed and the number whenever one is needed. */
record Customer(
        int number,
        CustomerType type,
        long registeredAt,
        String firstName,
        Optional<String> salutation,
        Optional<Integer> birthYear,
        String locale,
        Optional<String> timeZone,
        String region,
        String device) {

    String id() {
        return "c-" + Words.digits(number, 8);
    }

    LocalDate registeredOn() {
        return LocalDate.ofEpochDay(Math.floorDiv(registeredAt, Words.DAY));
    }
}
