package io.trendguard.json;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Jackson's way into canonical JSON (RFC 8785): values are written as they come, and the members of an object are put in
 * order when it ends, so that no tree is built in between. What JSON cannot say is an {@link IllegalArgumentException}.
 */
final class CanonicalGenerator extends GeneratorBase {
    private static final long EXACT_DOUBLE = 1L << 53;

    private final Utf8Buffer out = new Utf8Buffer();
    private final StringBuilder number = new StringBuilder(24);
    private final List<CanonicalMembers> objects = new ArrayList<>();
    private int depth;

    CanonicalGenerator(ObjectCodec codec) {
        super(
                0,
                codec,
                new IOContext(
                        StreamReadConstraints.defaults(),
                        StreamWriteConstraints.defaults(),
                        ErrorReportConfiguration.defaults(),
                        new BufferRecycler(),
                        ContentReference.unknown(),
                        false));
    }

    byte[] toBytes() {
        return out.toBytes();
    }

    @Override
    public void writeStartObject() throws JsonGenerationException {
        _verifyValueWrite("start an object");
        _writeContext = _writeContext.createChildObjectContext();
        out.ascii('{');
        if (depth == objects.size()) {
            objects.add(new CanonicalMembers());
        }
        objects.get(depth++).begin();
    }

    @Override
    public void writeFieldName(String name) throws JsonProcessingException {
        beginMember(name);
        out.quoted(name);
        out.ascii(':');
    }

    /** A name that a class has, whose bytes are known. */
    @Override
    public void writeFieldName(SerializableString name) throws JsonProcessingException {
        beginMember(name.getValue());
        out.member(name.asQuotedUTF8());
    }

    private void beginMember(String name) throws JsonProcessingException {
        int status = _writeContext.writeFieldName(name);
        if (status == JsonWriteContext.STATUS_EXPECT_VALUE) {
            throw new JsonGenerationException("A value is expected before the name (%s).".formatted(name), this);
        }
        if (status == JsonWriteContext.STATUS_OK_AFTER_COMMA) {
            out.ascii(',');
        }
        objects.get(depth - 1).add(name, out.size());
    }

    @Override
    public void writeEndObject() {
        objects.get(--depth).order(out);
        out.ascii('}');
        _writeContext = _writeContext.clearAndGetParent();
    }

    @Override
    public void writeStartArray() throws JsonGenerationException {
        _verifyValueWrite("start an array");
        _writeContext = _writeContext.createChildArrayContext();
        out.ascii('[');
    }

    @Override
    public void writeEndArray() {
        out.ascii(']');
        _writeContext = _writeContext.clearAndGetParent();
    }

    @Override
    public void writeString(String text) throws JsonGenerationException {
        _verifyValueWrite("write a string");
        out.quoted(text);
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws JsonGenerationException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeBoolean(boolean state) throws JsonGenerationException {
        _verifyValueWrite("write a boolean");
        out.ascii(state ? "true" : "false");
    }

    @Override
    public void writeNull() throws JsonGenerationException {
        _verifyValueWrite("write null");
        out.ascii("null");
    }

    @Override
    public void writeNumber(int value) throws JsonGenerationException {
        writeNumber((long) value);
    }

    @Override
    public void writeNumber(long value) throws JsonGenerationException {
        if (Math.abs((double) value) >= EXACT_DOUBLE) {
            writeNumber(BigInteger.valueOf(value));
            return;
        }
        _verifyValueWrite("write a number");
        number.setLength(0);
        out.ascii(number.append(value));
    }

    @Override
    public void writeNumber(BigInteger value) throws JsonGenerationException {
        writeNumber(value.doubleValue());
        if (!value.toString().contentEquals(number)) {
            throw new IllegalArgumentException(
                    "The number (%s) is too long for a double. Write it as a string.".formatted(value));
        }
    }

    @Override
    public void writeNumber(double value) throws JsonGenerationException {
        finite(value);
        CanonicalNumber.write(value, number);
        out.ascii(number);
    }

    @Override
    public void writeNumber(float value) throws JsonGenerationException {
        finite(value);
        CanonicalNumber.write(value, number);
        out.ascii(number);
    }

    @Override
    public void writeNumber(BigDecimal value) throws JsonGenerationException {
        writeNumber(value.doubleValue());
    }

    private void finite(double value) throws JsonGenerationException {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The number (%s) is not finite.".formatted(value));
        }
        _verifyValueWrite("write a number");
        number.setLength(0);
    }

    @Override
    protected void _verifyValueWrite(String what) throws JsonGenerationException {
        int status = _writeContext.writeValue();
        if (status == JsonWriteContext.STATUS_EXPECT_NAME) {
            throw new JsonGenerationException("Cannot %s where a name is expected.".formatted(what), this);
        }
        if (status == JsonWriteContext.STATUS_OK_AFTER_COMMA) {
            out.ascii(',');
        }
    }

    @Override
    public void flush() {}

    @Override
    protected void _releaseBuffers() {}

    @Override
    public void writeNumber(String value) {
        throw noForm("a number as text");
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) {
        throw noForm("raw text");
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) {
        throw noForm("raw text");
    }

    @Override
    public void writeRaw(String text) {
        throw noForm("raw text");
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        throw noForm("raw text");
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        throw noForm("raw text");
    }

    @Override
    public void writeRaw(char c) {
        throw noForm("raw text");
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        throw noForm("bytes");
    }

    private static IllegalArgumentException noForm(String what) {
        return new IllegalArgumentException("A value of type (%s) has no canonical form.".formatted(what));
    }
}
