package dev.lookback.harvester.rules;

import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Names with dots in objects of objects. {@code labels.a.b} is {@code b} in {@code a}, and {@code a.b} as one name as well: both
 * occur, and filters do not tell them apart either.
 */
final class FieldTree {

    private FieldTree() {}

    /** Where a value is. */
    record Place(Map<String, Object> object, String key) {
        @Nullable
        Object value() {
            return object.get(key);
        }
    }

    static @Nullable Place find(Map<String, Object> object, String name) {
        if (object.containsKey(name)) {
            return new Place(object, name);
        }
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            if (object.get(name.substring(0, dot)) instanceof Map<?, ?> inner) {
                Place place = find(object(inner), name.substring(dot + 1));
                if (place != null) {
                    return place;
                }
            }
        }
        return null;
    }

    /**
     * Takes a name away wherever it is, in lists too, and objects that have nothing left in them.
     *
     * @return whether it was there
     */
    static boolean remove(@Nullable Object node, String name) {
        boolean isChanged = false;
        switch (node) {
            case Map<?, ?> map -> {
                isChanged = map.containsKey(name);
                map.remove(name);
                isChanged |= removeWithin(map, name);
            }
            case List<?> list -> {
                for (Object each : list) {
                    isChanged |= remove(each, name);
                }
            }
            case null, default -> {}
        }
        return isChanged;
    }

    private static boolean removeWithin(Map<?, ?> map, String name) {
        boolean isChanged = false;
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<?, ?> entry = entries.next();
            String step = entry.getKey() + ".";
            if (name.startsWith(step) && remove(entry.getValue(), name.substring(step.length()))) {
                isChanged = true;
                if (entry.getValue() instanceof Map<?, ?> inner && inner.isEmpty()) {
                    entries.remove();
                }
            }
        }
        return isChanged;
    }

    /**
     * Replaces the values of an object that are neither objects nor lists.
     *
     * @param change from a value's name, with dots, and the value to another one, or to the same
     * @return whether there is another value anywhere
     */
    static boolean replaceAll(Map<String, Object> root, BiFunction<String, Object, Object> change) {
        return replaceMembers("", root, change);
    }

    private static boolean replaceMembers(
            String prefix, Map<String, Object> map, BiFunction<String, Object, Object> change) {
        boolean isChanged = false;
        for (Map.Entry<String, Object> entry : map.entrySet()) {
            String name = prefix + entry.getKey();
            Object value = entry.getValue();
            if (isNested(value)) {
                isChanged |= replaceNested(name, value, change);
            } else if (value != null) {
                Object other = change.apply(name, value);
                isChanged |= other != value;
                entry.setValue(other);
            }
        }
        return isChanged;
    }

    private static boolean replaceNested(String name, Object value, BiFunction<String, Object, Object> change) {
        return value instanceof Map<?, ?> map
                ? replaceMembers(name + '.', object(map), change)
                : replaceElements(name, list(value), change);
    }

    private static boolean replaceElements(String name, List<Object> list, BiFunction<String, Object, Object> change) {
        boolean isChanged = false;
        for (ListIterator<Object> elements = list.listIterator(); elements.hasNext(); ) {
            Object value = elements.next();
            if (isNested(value)) {
                isChanged |= replaceNested(name, value, change);
            } else if (value != null) {
                Object other = change.apply(name, value);
                isChanged |= other != value;
                elements.set(other);
            }
        }
        return isChanged;
    }

    private static boolean isNested(@Nullable Object value) {
        return value instanceof Map || value instanceof List;
    }

    @SuppressWarnings("unchecked") // Jackson's maps have string keys.
    static Map<String, Object> object(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object list) {
        return (List<Object>) list;
    }
}
