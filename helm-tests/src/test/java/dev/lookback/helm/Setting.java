package dev.lookback.helm;

import java.util.Locale;
import java.util.Map;

/**
 * One that a process has, as Spring Boot's configuration metadata has it.
 *
 * @param type a Java type's name
 * @param standard what it is where nobody sets it; empty where that is nothing
 * @param description as its record has it, in the words of Javadoc
 */
record Setting(String name, String type, String standard, String description) {

    static Setting of(Map<String, Object> property) {
        return new Setting(
                property.get("name").toString(),
                String.valueOf(property.get("type")),
                text(property.getOrDefault("defaultValue", "")),
                property.getOrDefault("description", "").toString());
    }

    private static String text(Object value) {
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(number.longValue())
                : value.toString();
    }

    /** Whether what stands below its name is up to whoever sets it: maps, and lists of what has settings of its own. */
    boolean isOpen() {
        return type.startsWith("java.util.Map<") || name.equals("lookback.harvester.file.inputs");
    }

    /** As Spring Boot maps names to variables: dots become underscores, dashes go. */
    String variable() {
        return variable(name);
    }

    static String variable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
