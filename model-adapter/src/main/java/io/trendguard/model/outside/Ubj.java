package io.trendguard.model.outside;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Universal Binary JSON as XGBoost writes it, turned into the JSON that it would have written. */
final class Ubj {
    private static final int MOST_DEPTH = 16;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteBuffer in;
    private final JsonGenerator out;

    private Ubj(ByteBuffer in, JsonGenerator out) {
        this.in = in;
        this.out = out;
    }

    /** Whether a file begins like one: an object whose first name begins with its length. */
    static boolean is(byte[] file) {
        return file.length > 2 && file[0] == '{' && "LlIUi".indexOf(file[1]) >= 0;
    }

    static byte[] json(byte[] file) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(file.length);
        try (JsonGenerator out = FACTORY.createGenerator(json)) {
            Ubj reading = new Ubj(ByteBuffer.wrap(file), out);
            reading.value((char) reading.in.get(), 0);
            if (reading.in.hasRemaining()) {
                throw broken("goes on after its end");
            }
        } catch (BufferUnderflowException e) {
            throw broken("ends too early");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toByteArray();
    }

    private void value(char type, int depth) throws IOException {
        if (depth > MOST_DEPTH) {
            throw broken("is nested too deeply");
        }
        switch (type) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case 'Z' -> out.writeNull();
            case 'T' -> out.writeBoolean(true);
            case 'F' -> out.writeBoolean(false);
            case 'i' -> out.writeNumber((int) in.get());
            case 'U' -> out.writeNumber(in.get() & 0xFF);
            case 'I' -> out.writeNumber(in.getShort());
            case 'l' -> out.writeNumber(in.getInt());
            case 'L' -> out.writeNumber(in.getLong());
            case 'd' -> out.writeRawValue(Float.toString(in.getFloat()));
            case 'D' -> out.writeRawValue(Double.toString(in.getDouble()));
            case 'C' -> out.writeString(String.valueOf((char) (in.get() & 0xFF)));
            case 'S' -> out.writeString(text());
            default -> throw broken("has an unknown mark at byte %d".formatted(in.position() - 1));
        }
    }

    private void object(int depth) throws IOException {
        out.writeStartObject();
        for (char next = (char) in.get(); next != '}'; next = (char) in.get()) {
            in.position(in.position() - 1);
            out.writeFieldName(text());
            value((char) in.get(), depth + 1);
        }
        out.writeEndObject();
    }

    private void list(int depth) throws IOException {
        out.writeStartArray();
        char type = 0;
        char next = (char) in.get();
        if (next == '$') {
            type = (char) in.get();
            next = (char) in.get();
            if (next != '#') {
                throw broken("has a list without its length at byte %d".formatted(in.position() - 1));
            }
        }
        if (next == '#') {
            int count = length();
            if (type == 'Z' || type == 'T' || type == 'F' || count > in.remaining()) {
                throw broken(
                        "has a list of %d elements at byte %d, more than it holds".formatted(count, in.position()));
            }
            for (int i = 0; i < count; i++) {
                value(type == 0 ? (char) in.get() : type, depth + 1);
            }
        } else {
            for (; next != ']'; next = (char) in.get()) {
                value(next, depth + 1);
            }
        }
        out.writeEndArray();
    }

    private String text() {
        int length = length();
        if (length > in.remaining()) {
            throw broken("ends too early");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private int length() {
        char type = (char) in.get();
        long length = switch (type) {
            case 'i' -> in.get();
            case 'U' -> in.get() & 0xFF;
            case 'I' -> in.getShort();
            case 'l' -> in.getInt();
            case 'L' -> in.getLong();
            default -> -1;
        };
        if (length < 0 || length > Integer.MAX_VALUE) {
            throw broken("has a length that is none at byte %d".formatted(in.position()));
        }
        return (int) length;
    }

    private static ImportException broken(String what) {
        return new ImportException(
                "The model file looks like XGBoost's UBJ and %s. Copy or save it again.".formatted(what));
    }
}
