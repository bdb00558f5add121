package io.trendguard.point;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** One value that tables and rules read; JSON writes it as a text, a number or true and false. */
public sealed interface InputValue {
    /** What tables compute with: a {@code String}, {@code BigDecimal} or {@code Boolean}. */
    @JsonValue
    Object value();

    /** What sort of value it is. */
    Type type();

    /** What sort of value an input takes. */
    enum Type {
        TEXT,
        NUMBER,
        FLAG
    }

    /** The value of a JSON scalar; {@link IllegalArgumentException} for anything else. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static InputValue of(Object scalar) {
        if (scalar instanceof String text) {
            return new Text(text);
        }
        if (scalar instanceof Boolean flag) {
            return new Flag(flag);
        }
        if (scalar instanceof Number number) {
            return new Numeric(new BigDecimal(number.toString()));
        }
        throw new IllegalArgumentException("The value (%s) must be a text, a number, true or false.".formatted(scalar));
    }

    /** A word or text. */
    record Text(String value) implements InputValue {
        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    /** A decimal number, without zeros at its end: equal numbers are equal values, however they were written. */
    record Numeric(BigDecimal value) implements InputValue {
        public Numeric {
            BigDecimal plain = value.stripTrailingZeros();
            value = plain.scale() < 0 ? plain.setScale(0) : plain;
        }

        /** A whole number. */
        public Numeric(long whole) {
            this(BigDecimal.valueOf(whole));
        }

        @Override
        public Type type() {
            return Type.NUMBER;
        }
    }

    /** Yes or no. */
    record Flag(Boolean value) implements InputValue {
        @Override
        public Type type() {
            return Type.FLAG;
        }
    }
}
