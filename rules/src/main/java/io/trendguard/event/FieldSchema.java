package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a fact.
 *
 * @param name name in JSON, for example {@code paid_price_minor}
 * @param meaning its description
 * @param optional whether it may be left out
 * @param type what it may hold
 * @param accessor reads it from the record
 */
record FieldSchema(String name, Describe meaning, boolean optional, ValueType type, MethodHandle accessor) {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    static FieldSchema of(RecordComponent component) {
        Describe meaning = component.getAnnotation(Describe.class);
        if (meaning == null) {
            throw new IllegalStateException("The component (%s) of (%s) needs @Describe."
                    .formatted(
                            component.getName(), component.getDeclaringRecord().getSimpleName()));
        }
        Type type = component.getGenericType();
        boolean optional = component.getType() == Optional.class;
        Type inner = optional ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
        try {
            MethodHandle accessor = MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
            String name = SNAKE_CASE.translate(component.getName());
            return new FieldSchema(name, meaning, optional, ValueType.of(inner, meaning), accessor);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The component (%s) must be public.".formatted(component), e);
        }
    }

    boolean isPersonal() {
        return meaning.personal() != Describe.Personal.NO;
    }

    /** The value (an {@code Optional} if the field is optional), or nothing after the reading was told why. */
    @Nullable
    Object read(@Nullable JsonNode node, Reading reading) {
        if (node == null || node.isNull()) {
            return absent(null, reading);
        }
        if (!reading.fromLog()
                && node.isTextual()
                && (node.textValue().isEmpty() || node.textValue().equals("?"))) {
            return absent(node, reading);
        }
        reading.enter(name);
        reading.personal(isPersonal());
        Object value = type.read(node, reading);
        reading.personal(false);
        reading.leave();
        return value == null || !optional ? value : Optional.of(value);
    }

    private @Nullable Object absent(@Nullable JsonNode node, Reading reading) {
        if (optional) {
            return Optional.empty();
        }
        reading.enter(name);
        reading.refuse(
                node == null ? "" : node.asText(),
                "is required: it must be %s (%s)".formatted(type.words(), meaning.value()));
        reading.leave();
        return null;
    }

    /** The value as it is logged; nothing if it is absent. */
    @Nullable
    JsonNode write(Object record) {
        try {
            Object value = accessor.invokeExact(record);
            if (optional) {
                return ((Optional<?>) value).map(type::write).orElse(null);
            }
            return type.write(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The field (%s) cannot be read.".formatted(name), e);
        }
    }
}
