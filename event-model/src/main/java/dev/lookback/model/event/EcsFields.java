package dev.lookback.model.event;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of one foreign event, moved to where the Elastic Common Schema has them: dotted names become objects,
 * aliases get their ECS names, everything else goes to {@code labels}.
 */
final class EcsFields {

    /** Where an alias' value goes. A value that ECS has already under its own name wins. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("hostname", "host.name"),
            Map.entry("host", "host.name"),
            Map.entry("source_host", "host.name"),
            Map.entry("app", "service.name"),
            Map.entry("application", "service.name"),
            Map.entry("program", "service.name"),
            Map.entry("service", "service.name"),
            Map.entry("severity", "log.level"),
            Map.entry("level", "log.level"),
            Map.entry("loglevel", "log.level"),
            Map.entry("logger", "log.logger"),
            Map.entry("thread", "process.thread.name"),
            Map.entry("pid", "process.pid"),
            Map.entry("msg", "message"),
            Map.entry("@message", "message"),
            Map.entry("time", "@timestamp"),
            Map.entry("ts", "@timestamp"),
            Map.entry("timestamp", "@timestamp"),
            Map.entry("trace_id", "trace.id"),
            Map.entry("span_id", "span.id"));

    /** ECS 9 field sets, each an object; metric is ours. */
    private static final Set<String> OBJECTS = Set.of(
            ("agent as client cloud container data_stream destination device dll dns ecs email entity error event faas "
                            + "file gen_ai geo group hash host http interface log metric network observer orchestrator "
                            + "organization os package pe process registry related risk rule server service source "
                            + "span threat tls trace transaction url user user_agent vlan volume vulnerability x509")
                    .split(" "));

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, Object> labels = new LinkedHashMap<>();

    private EcsFields() {}

    static EcsFields of(Map<String, Object> object) {
        EcsFields ecs = new EcsFields();
        object.forEach(ecs::place);
        object.forEach(ecs::placeAlias);
        return ecs;
    }

    static Optional<String> ecsName(String alias) {
        return Optional.ofNullable(ALIASES.get(alias));
    }

    /** What ECS has a name for, under that name. */
    private void place(String name, @Nullable Object value) {
        if (value == null || isAlias(name, value)) {
            return;
        }
        String root = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        if (name.equals("labels") && value instanceof Map<?, ?> map) {
            map.forEach((key, label) -> putLabel(String.valueOf(key), label));
        } else if (root.equals("labels")) {
            putLabel(name.equals(root) ? root : name.substring(root.length() + 1), value);
        } else if (name.equals("@timestamp") || name.equals("message") || name.equals("tags")) {
            fields.put(name, value);
        } else if (!isEcs(root, name, value) || !put(fields, name, value)) {
            putLabel(name, value);
        }
    }

    private static boolean isEcs(String root, String name, Object value) {
        return OBJECTS.contains(root) && (!name.equals(root) || value instanceof Map);
    }

    /** An alias of something that the event says otherwise already is kept as a label. */
    private void placeAlias(String name, @Nullable Object value) {
        if (value == null || !isAlias(name, value)) {
            return;
        }
        String target = String.valueOf(ALIASES.get(name));
        Object present = get(target);
        if (present != null ? !present.equals(value) : !put(fields, target, value)) {
            putLabel(name, value);
        }
    }

    /** {@code host} and {@code service} are aliases only as plain values; as objects they are ECS. */
    private static boolean isAlias(String name, Object value) {
        return ALIASES.containsKey(name) && !(value instanceof Map);
    }

    private @Nullable Object get(String path) {
        Object value = fields;
        for (String step : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    private void putLabel(String name, @Nullable Object value) {
        if (value != null) {
            labels.put(name, value);
        }
    }

    /** @return false where the path is taken by something that is no object */
    private static boolean put(Map<String, Object> target, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            putStep(target, path, value);
            return true;
        }
        Object present = target.computeIfAbsent(path.substring(0, dot), step -> new LinkedHashMap<String, Object>());
        return present instanceof Map && put(object(present), path.substring(dot + 1), value);
    }

    private static void putStep(Map<String, Object> target, String step, Object value) {
        if (target.get(step) instanceof Map<?, ?> present && value instanceof Map<?, ?> more) {
            object(more).forEach((key, inner) -> {
                if (inner != null) {
                    put(object(present), key, inner);
                }
            });
        } else {
            target.put(step, value);
        }
    }

    @SuppressWarnings("unchecked") // Jackson's maps have string keys.
    private static Map<String, Object> object(Object map) {
        return (Map<String, Object>) map;
    }

    @Nullable
    Object take(String name) {
        return fields.remove(name);
    }

    /** A copy that may be changed; empty when there is no such object. */
    Map<String, Object> takeObject(String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (fields.remove(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (value != null) {
                    object.put(String.valueOf(key), value);
                }
            });
        }
        return object;
    }

    Optional<String> processName() {
        return fields.get("process") instanceof Map<?, ?> process && process.get("name") instanceof String name
                ? Optional.of(name)
                : Optional.empty();
    }

    /** What was not taken, the labels last. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        if (!labels.isEmpty()) {
            rest.put("labels", labels);
        }
        return rest;
    }
}
