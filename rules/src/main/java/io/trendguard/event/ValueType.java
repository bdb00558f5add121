package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a field may hold: how it is read, written and described. */
sealed interface ValueType
        permits TextType, NumberType, FlagType, WordType, InstantType, DateType, PersonType, ListType, RecordType {
    /** The value, or nothing after the reading was told what is wrong with it. */
    @Nullable
    Object read(JsonNode node, Reading reading);

    /** The value as it is logged. */
    JsonNode write(Object value);

    /** Adds what JSON Schema 2020-12 can say about it. */
    void describe(ObjectNode schema);

    /** What it is in words, to end the sentence "must be …". */
    String words();

    /** The type of a component. */
    static ValueType of(Type type, Describe meaning) {
        if (type instanceof ParameterizedType list && list.getRawType() == java.util.List.class) {
            return new ListType(of(list.getActualTypeArguments()[0], meaning));
        }
        if (type == String.class) {
            return new TextType(meaning.maxLength(), meaning.form());
        }
        if (type == long.class || type == Long.class) {
            return new NumberType(NumberType.Width.LONG, meaning.min(), meaning.max(), meaning.unit());
        }
        if (type == int.class || type == Integer.class) {
            return new NumberType(NumberType.Width.INT, meaning.min(), meaning.max(), meaning.unit());
        }
        if (type == double.class || type == Double.class) {
            return new NumberType(NumberType.Width.DOUBLE, meaning.min(), meaning.max(), meaning.unit());
        }
        if (type == boolean.class || type == Boolean.class) {
            return new FlagType();
        }
        if (type == Instant.class) {
            return new InstantType(meaning.aheadDays());
        }
        if (type == LocalDate.class) {
            return new DateType();
        }
        if (type == PersonRef.class) {
            return new PersonType();
        }
        if (type instanceof Class<?> words && words.isEnum()) {
            return WordType.of(words);
        }
        if (type instanceof Class<?> inner && inner.isRecord()) {
            return new RecordType(RecordSchema.of(inner));
        }
        throw new IllegalStateException("The type (%s) cannot be a field of a fact.".formatted(type));
    }
}
