package io.trendguard.event;

/** Replaces people by references and seals what is said about them, for one tenant, before anything is kept. */
public interface People {
    /** The reference of a customer. */
    PersonRef reference(String customerId);

    /**
     * Seals a text about a person.
     *
     * @param field its name in the feed's schema, for example {@code address} or {@code first_name}
     */
    String seal(PersonRef person, String field, String text);
}
