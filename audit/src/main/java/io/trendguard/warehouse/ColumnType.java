package io.trendguard.warehouse;

/** What sort of values a column holds, and how DuckDB stores them. */
public enum ColumnType {
    /** A place in the tenant's log. */
    PLACE("BIGINT"),
    /** The hash of a name, by which rows that belong together are found quickly; the name is compared as well. */
    HASH("BIGINT"),
    /** A name that programs give. */
    ID("VARCHAR"),
    /** Words for people. */
    TEXT("VARCHAR"),
    /** One of few words. */
    WORD("VARCHAR"),
    /** Several of few words. */
    WORDS("VARCHAR[]"),
    /** A number. */
    NUMBER("DOUBLE"),
    /** A number of things. */
    COUNT("BIGINT"),
    /** From 0 to 1. */
    SHARE("DOUBLE"),
    /** Minor units of the row's currency. */
    MONEY("BIGINT"),
    /** A moment, UTC. */
    TIME("TIMESTAMP"),
    /** True or false. */
    FLAG("BOOLEAN");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type in SQL. */
    public String sql() {
        return sql;
    }
}
