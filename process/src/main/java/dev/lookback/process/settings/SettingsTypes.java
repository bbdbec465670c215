package dev.lookback.process.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The records that a process's settings become, out of the lists that Spring Boot's processor makes of every module. */
final class SettingsTypes {

    private static final String LIST = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "lookback";
    private static final JsonMapper JSON = new JsonMapper();

    private SettingsTypes() {}

    /** Returns, by prefix, each record on the class path. */
    static Map<String, List<Class<?>>> onClassPath() {
        Map<String, List<Class<?>>> types = new TreeMap<>();
        for (String name : names()) {
            Class<?> type = ClassUtils.resolveClassName(name, SettingsTypes.class.getClassLoader());
            ConfigurationProperties properties = AnnotationUtils.findAnnotation(type, ConfigurationProperties.class);
            if (properties != null) {
                String prefix = properties.prefix().isEmpty() ? properties.value() : properties.prefix();
                types.computeIfAbsent(prefix, each -> new ArrayList<>()).add(type);
            }
        }
        return types;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>();
        try {
            List<URL> lists = new ArrayList<>();
            SettingsTypes.class.getClassLoader().getResources(LIST).asIterator().forEachRemaining(lists::add);
            for (URL list : lists) {
                try (InputStream file = list.openStream()) {
                    for (JsonNode group : JSON.readTree(file).path("groups")) {
                        String prefix = group.path("name").asString("");
                        if (prefix.equals(OURS) || prefix.startsWith(OURS + ".")) {
                            names.add(group.path("type").asString(""));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }
}
