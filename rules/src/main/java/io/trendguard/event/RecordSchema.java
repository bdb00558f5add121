package io.trendguard.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one record, taken once from its components and their {@link Describe}. */
record RecordSchema(List<FieldSchema> fields, List<String> names, MethodHandle constructor) {
    static RecordSchema of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<FieldSchema> fields =
                Arrays.stream(components).map(FieldSchema::of).toList();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        boolean sealed = fields.stream().anyMatch(f -> f.meaning().personal() == Describe.Personal.SEALED);
        if (sealed && fields.stream().noneMatch(f -> f.type() instanceof PersonType && !f.optional())) {
            throw new IllegalStateException("The record (%s) seals a field and must name the person.".formatted(type));
        }
        try {
            MethodHandle constructor = MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordSchema(
                    fields, fields.stream().map(FieldSchema::name).toList(), constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The record (%s) must be public.".formatted(type), e);
        }
    }

    /** The values of all fields in order, or nothing after the reading was told what is wrong. */
    @Nullable
    Object @Nullable [] values(JsonNode node, Reading reading) {
        if (!node.isObject()) {
            reading.refuse(node, "must be an object with the fields " + String.join(", ", names));
            return null;
        }
        int before = reading.found();
        @Nullable Object[] values = new Object[fields.size()];
        int present = 0;
        for (int i = 0; i < values.length; i++) {
            JsonNode value = node.get(names.get(i));
            present += value == null ? 0 : 1;
            values[i] = fields.get(i).read(value, reading);
        }
        if (present < node.size()) {
            refuseUnknown(node, reading);
        }
        if (!reading.fromLog()) {
            ContactAddress.check(fields, values, reading);
        }
        return reading.found() == before ? values : null;
    }

    private void refuseUnknown(JsonNode node, Reading reading) {
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name) && !reading.enough()) {
                reading.enter(name);
                reading.refuse(
                        "",
                        "is not known here" + Nearest.hint(name, names) + "; known are " + String.join(", ", names));
                reading.leave();
            }
        });
    }

    /** What a sender said, in one spelling: values that were read and not yet personalised. Absent fields are left out. */
    ObjectNode asSent(@Nullable Object[] values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
            if (value != null) {
                ValueType type = fields.get(i).type();
                node.set(
                        names.get(i),
                        type instanceof PersonType ? TextNode.valueOf((String) value) : type.write(value));
            }
        }
        return node;
    }

    /** Replaces the customer's id by a reference and seals what is personal, in place. */
    void personalise(@Nullable Object[] values, People people) {
        PersonRef person = null;
        for (int i = 0; i < values.length; i++) {
            if (fields.get(i).type() instanceof PersonType) {
                values[i] = replace(values[i], id -> people.reference((String) id));
                person = values[i] instanceof PersonRef reference ? reference : person;
            }
        }
        for (int i = 0; i < values.length; i++) {
            FieldSchema field = fields.get(i);
            if (field.meaning().personal() == Describe.Personal.SEALED && person != null) {
                PersonRef owner = person;
                values[i] = replace(values[i], text -> people.seal(owner, field.name(), (String) text));
            }
        }
    }

    private static @Nullable Object replace(@Nullable Object value, Function<Object, Object> with) {
        if (value instanceof Optional<?> optional) {
            return optional.map(with);
        }
        return value == null ? null : with.apply(value);
    }

    /** The record. Throws {@link InvalidEventException} if its own rules refuse the values. */
    Object build(@Nullable Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The record cannot be built.", e);
        }
    }

    /** The record as it is logged: absent fields are left out. */
    ObjectNode write(Object record) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (FieldSchema field : fields) {
            JsonNode value = field.write(record);
            if (value != null) {
                node.set(field.name(), value);
            }
        }
        return node;
    }

    /** Adds what JSON Schema can say about it. */
    void describe(ObjectNode schema) {
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (FieldSchema field : fields) {
            ObjectNode property = properties.putObject(field.name());
            property.put("description", field.meaning().value());
            field.type().describe(property);
            if (!field.meaning().unit().isEmpty()) {
                property.put("x-unit", field.meaning().unit());
            }
            if (field.isPersonal()) {
                property.put("x-personal", field.type() instanceof PersonType ? "replaced by a reference" : "sealed");
            }
        }
        ArrayNode required = schema.putArray("required");
        fields.stream()
                .filter(field -> !field.optional())
                .map(FieldSchema::name)
                .forEach(required::add);
        schema.put("additionalProperties", false);
    }
}
