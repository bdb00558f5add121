package io.trendguard.warehouse.list;

import static io.trendguard.warehouse.list.Operator.CONTAINS;
import static io.trendguard.warehouse.list.Operator.IS;
import static io.trendguard.warehouse.list.Operator.KNOWN;
import static io.trendguard.warehouse.list.Operator.MAX;
import static io.trendguard.warehouse.list.Operator.MIN;
import static io.trendguard.warehouse.list.Operator.NOT;

import io.trendguard.warehouse.ColumnType;
import java.util.List;

/** What sort of values a column of a list shows, and how they can be compared. */
public enum ListType {
    /** Words for people. */
    TEXT,
    /** One of few words. */
    WORD,
    /** Several of few words. */
    WORDS,
    /** A number. */
    NUMBER,
    /** From 0 to 1. */
    SHARE,
    /** Minor units of the row's currency. */
    MONEY,
    /** A moment. */
    TIME,
    /** True or false. */
    FLAG,
    /** A name that programs give. */
    ID;

    /** The ways in which its values can be compared. */
    public List<Operator> operators() {
        return switch (this) {
            case TEXT -> List.of(IS, NOT, CONTAINS, KNOWN);
            case NUMBER, SHARE, MONEY, TIME -> List.of(IS, NOT, MIN, MAX, KNOWN);
            case WORD, WORDS, FLAG, ID -> List.of(IS, NOT, KNOWN);
        };
    }

    /** Whether rows can be put in order by it. */
    public boolean isSortable() {
        return this != WORDS;
    }

    /** Whether a spreadsheet reads its values as something else than text. */
    public boolean isPlainNumber() {
        return this == NUMBER || this == SHARE || this == MONEY;
    }

    static ListType of(ColumnType stored) {
        return switch (stored) {
            case PLACE, HASH, ID -> ID;
            case TEXT -> TEXT;
            case WORD -> WORD;
            case WORDS -> WORDS;
            case NUMBER, COUNT -> NUMBER;
            case SHARE -> SHARE;
            case MONEY -> MONEY;
            case TIME -> TIME;
            case FLAG -> FLAG;
        };
    }
}
