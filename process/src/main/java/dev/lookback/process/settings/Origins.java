package dev.lookback.process.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.io.Resource;

import java.io.IOException;

/** Where a setting was written, as a person would say it. */
final class Origins {

    private Origins() {}

    static String describe(@Nullable Origin origin) {
        return switch (origin) {
            case null -> "";
            case TextResourceOrigin text -> file(text.getResource()) + line(text.getLocation()) + ": ";
            case SystemEnvironmentOrigin variable -> "environment variable " + variable.getProperty() + ": ";
            case PropertySourceOrigin source
            when source.getOrigin() != null && source.getOrigin() != source -> describe(source.getOrigin());
            case PropertySourceOrigin source ->
                source(source.getPropertySource().getName());
            default -> origin + ": ";
        };
    }

    private static String source(String name) {
        return switch (name) {
            case "commandLineArgs" -> "command line: ";
            case "spring.application.json" -> "SPRING_APPLICATION_JSON: ";
            case "systemProperties" -> "system properties: ";
            default -> name + ": ";
        };
    }

    private static String file(@Nullable Resource resource) {
        if (resource == null) {
            return "a file";
        }
        try {
            return resource.isFile() ? resource.getFile().getPath() : resource.getDescription();
        } catch (IOException e) {
            return resource.getDescription();
        }
    }

    private static String line(TextResourceOrigin.@Nullable Location location) {
        return location == null ? "" : ": line " + (location.getLine() + 1);
    }
}
