package io.trendguard.json;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names what a text leaves out of a record; a component of type {@code Optional} may be left out, any other may not. */
public final class RequiredFields {
    private RequiredFields() {}

    /** Which fields are missing, in words without a full stop; empty if none is. */
    public static Optional<String> missing(JsonNode tree, Class<?> type) {
        List<String> missing = new ArrayList<>();
        if (tree.isMissingNode() || tree.isNull()) {
            return Optional.of("it is empty");
        }
        collect(tree, type, "", missing);
        return missing.isEmpty() ? Optional.empty() : Optional.of("the fields %s are missing".formatted(missing));
    }

    private static void collect(JsonNode tree, Type type, String path, List<String> missing) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == Optional.class) {
                collect(tree, arguments[0], path, missing);
            } else if (List.class.isAssignableFrom(raw) && tree.isArray()) {
                for (int i = 0; i < tree.size(); i++) {
                    collect(tree.get(i), arguments[0], "%s[%d]".formatted(path, i), missing);
                }
            } else if (Map.class.isAssignableFrom(raw) && tree.isObject()) {
                tree.properties()
                        .forEach(entry -> collect(entry.getValue(), arguments[1], join(path, entry.getKey()), missing));
            }
        } else if (type instanceof Class<?> record && record.isRecord() && tree.isObject()) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (component.getAccessor().isAnnotationPresent(JsonAnySetter.class)) {
                    continue; // it takes whatever else stands there, and that may be nothing
                }
                String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
                JsonNode value = tree.path(name);
                boolean none = value.isMissingNode() || value.isNull();
                if (none && component.getType() != Optional.class) {
                    missing.add(join(path, name));
                } else if (!none) {
                    collect(value, component.getGenericType(), join(path, name), missing);
                }
            }
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
