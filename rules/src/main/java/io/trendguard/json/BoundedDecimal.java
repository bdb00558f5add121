package io.trendguard.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads decimals, but none that written out would fill the memory: {@code "1e100000000"} is eleven characters long. */
final class BoundedDecimal extends StdScalarDeserializer<BigDecimal> {
    private static final int MOST_DIGITS = 1_000;
    private static final long serialVersionUID = 1;

    private BoundedDecimal() {
        super(BigDecimal.class);
    }

    static SimpleModule module() {
        return new SimpleModule("bounded decimals").addDeserializer(BigDecimal.class, new BoundedDecimal());
    }

    @Override
    public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
        BigDecimal number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(in, context);
        if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
            return (BigDecimal) context.handleWeirdStringValue(
                    BigDecimal.class, in.getText(), "a number must have at most %d digits", MOST_DIGITS);
        }
        return number;
    }
}
