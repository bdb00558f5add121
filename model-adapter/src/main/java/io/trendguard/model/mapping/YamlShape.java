package io.trendguard.model.mapping;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.trendguard.event.Rfc3339;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.feature.Holds;
import io.trendguard.model.feature.InstalledTraining;
import io.trendguard.point.DecisionPoint;
import io.trendguard.text.Decimals;
import io.trendguard.text.Excerpt;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Compares a YAML document with the record that it is to become, and says with line and remedy where they differ. */
final class YamlShape {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
    private static final int DEEPEST = 20;
    private static final int MOST_NODES = 100_000;
    private static final int MOST_FINDINGS = 20;
    private static final Set<Type> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Set<Type> NUMBERS = Set.of(double.class, Double.class, BigDecimal.class);
    private static final Set<Tag> NUMBER_TAGS = Set.of(Tag.INT, Tag.FLOAT);

    private static final Set<String> FIELD_RULE = Set.of("column", "first_of", "template", "constant", "times", "take");
    /** Records of ours that are written as a text. */
    private static final Set<Class<?>> TEXTS =
            Set.of(FeatureDefinition.FeedWord.class, Holds.class, DecisionPoint.class);

    private final Set<String> defaulted;
    private final List<String> findings = new ArrayList<>();
    private int nodes;

    /** @param defaulted keys that may be left out, although their component is not optional */
    YamlShape(Set<String> defaulted) {
        this.defaulted = defaulted;
    }

    /** What is wrong, a sentence each; empty if nothing is. */
    List<String> findings(Node document, Class<?> record) {
        record(document, "", record, 0);
        return findings;
    }

    private void value(Node node, String path, Type type, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            add(node, "It is larger or nested deeper than a mapping can be");
            return;
        }
        if (type instanceof ParameterizedType several) {
            Type inner = several.getActualTypeArguments()[several.getActualTypeArguments().length - 1];
            if (several.getRawType().equals(Optional.class)) {
                value(node, path, inner, depth);
            } else if (several.getRawType().equals(List.class)) {
                list(node, path, inner, depth);
            } else {
                members(node, path).forEach((key, one) -> value(one, path + "." + key, inner, depth + 1));
            }
        } else if (type.equals(FieldRule.class)) {
            rule(node, path);
        } else if (type instanceof Class<?> inner && inner.isEnum()) {
            word(node, path, words(inner));
        } else if (type instanceof Class<?> inner && inner.isRecord() && !TEXTS.contains(inner)) {
            record(node, path, inner, depth + 1);
        } else {
            scalar(node, path, type);
        }
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private void record(Node node, String path, Class<?> type, int depth) {
        Map<String, Node> members = members(node, path);
        if (!(node instanceof MappingNode)) {
            return;
        }
        Map<String, RecordComponent> known = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            known.put(SNAKE_CASE.translate(component.getName()), component);
        }
        members.forEach((key, member) -> {
            RecordComponent component = known.get(key);
            if (component == null) {
                unknown(member, path, key, known.keySet());
            } else if (!isNull(member) || component.getType() != Optional.class) {
                value(member, path.isEmpty() ? key : path + "." + key, component.getGenericType(), depth);
            }
        });
        known.forEach((key, component) -> {
            if (!members.containsKey(key) && component.getType() != Optional.class && !defaulted.contains(key)) {
                add(
                        node,
                        "%s lacks (%s), which must be %s"
                                .formatted(
                                        path.isEmpty() ? "The mapping" : "(" + path + ")", key, expected(component)));
            }
        });
    }

    private static String expected(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            return "a list, such as [a, b]";
        }
        if (type.isEnum()) {
            return "one of " + words(type);
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || type == BigDecimal.class) {
            return "a number";
        }
        return type == Map.class || (type.isRecord() && !TEXTS.contains(type) && type != FieldRule.class)
                ? "a group of keys with their values"
                : "a text";
    }

    private void unknown(Node member, String path, String key, Set<String> known) {
        String in = path.isEmpty() ? "a mapping" : "(" + path + ")";
        add(
                member,
                "The key (%s) is not known in %s. Known are %s"
                        .formatted(Excerpt.of(key, 60), in, String.join(", ", known)));
    }

    private void rule(Node node, String path) {
        if (node instanceof ScalarNode) {
            scalar(node, path, String.class);
            return;
        }
        members(node, path).forEach((key, member) -> {
            if (!FIELD_RULE.contains(key)) {
                unknown(member, path, key, new TreeSet<>(FIELD_RULE));
            } else if (key.equals("first_of")) {
                list(member, path + "." + key, String.class, 0);
            } else {
                scalar(member, path + "." + key, key.equals("times") ? BigDecimal.class : String.class);
            }
        });
    }

    private void word(Node node, String path, List<String> words) {
        if (!(node instanceof ScalarNode text)
                || words.stream().noneMatch(word -> word.equalsIgnoreCase(text.getValue()))) {
            add(
                    node,
                    "(%s) must be one of %s%s"
                            .formatted(
                                    path,
                                    words.stream()
                                            .map(w -> w.toLowerCase(Locale.ROOT))
                                            .collect(Collectors.joining(", ")),
                                    read(node)));
        }
    }

    private void list(Node node, String path, Type inner, int depth) {
        if (!(node instanceof SequenceNode list)) {
            add(node, "(%s) must be a list, such as [a, b]%s".formatted(path, read(node)));
            return;
        }
        for (int i = 0; i < list.getValue().size(); i++) {
            value(list.getValue().get(i), "%s[%d]".formatted(path, i), inner, depth + 1);
        }
    }

    private Map<String, Node> members(Node node, String path) {
        Map<String, Node> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            add(
                    node,
                    "%s must be a group of keys with their values%s"
                            .formatted(path.isEmpty() ? "The mapping" : "(" + path + ")", read(node)));
            return members;
        }
        for (NodeTuple member : mapping.getValue()) {
            String key = member.getKeyNode() instanceof ScalarNode name ? name.getValue() : "";
            if (members.put(key, member.getValueNode()) != null) {
                add(member.getKeyNode(), "The key (%s) stands there twice. Remove one".formatted(Excerpt.of(key, 60)));
            }
        }
        return members;
    }

    private void scalar(Node node, String path, Type type) {
        if (!(node instanceof ScalarNode scalar) || isNull(node)) {
            add(node, "(%s) must be %s%s".formatted(path, words(type), read(node)));
            return;
        }
        String text = scalar.getValue();
        if (!fits(text, type)) {
            add(node, "(%s) must be %s%s".formatted(path, words(type), read(node)));
        } else if (type.equals(String.class) && isChanged(scalar)) {
            add(
                    node,
                    "(%s) is (%s), which YAML takes for %s. Put it into quotes: '%s'"
                            .formatted(path, text, Tag.BOOL.equals(scalar.getTag()) ? "yes or no" : "a number", text));
        }
    }

    /** Whether YAML would make something of a text that reads differently: {@code TRUE}, {@code 010}, {@code 1.10}. */
    private static boolean isChanged(ScalarNode scalar) {
        if (Tag.BOOL.equals(scalar.getTag())) {
            return true;
        }
        boolean number = NUMBER_TAGS.contains(scalar.getTag());
        return number && !scalar.getValue().matches("-?(0|[1-9]\\d{0,17})([.]\\d{0,10}[1-9])?");
    }

    private static boolean fits(String text, Type type) {
        if (WHOLE.contains(type)) {
            return text.matches("-?\\d{1,9}");
        }
        if (NUMBERS.contains(type)) {
            return Decimals.read(text).isPresent();
        }
        if (type.equals(DecisionPoint.class)) {
            return InstalledTraining.points().contains(text);
        }
        return !type.equals(Instant.class) || Rfc3339.instant(text).isPresent();
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static String words(Type type) {
        if (WHOLE.contains(type)) {
            return "a whole number of at most nine digits";
        }
        if (NUMBERS.contains(type)) {
            return "a number";
        }
        if (type.equals(DecisionPoint.class)) {
            return "a decision point whose rows are made of events: " + String.join(" or ", InstalledTraining.points());
        }
        return type.equals(Instant.class) ? "a time with its offset, such as 2026-05-01T10:00:00Z" : "a text";
    }

    private static String read(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty()
                    ? " and is empty"
                    : " and is (%s)".formatted(Excerpt.of(scalar.getValue(), 60));
        }
        return node instanceof SequenceNode ? " and is a list" : " and is a group of keys";
    }

    private void add(Node node, String sentence) {
        if (findings.size() < MOST_FINDINGS) {
            int line = node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
            findings.add("Line %d: %s.".formatted(line, sentence));
        }
    }
}
