package dev.lookback.helm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A process as this build has packaged it, and the settings that it has: those of all jars inside, ours and Spring Boot's.
 *
 * @param settings by name, each with its type
 */
record ProcessJar(Map<String, String> settings) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** @param module whose jar it is */
    static ProcessJar of(String module) {
        Map<String, String> settings = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file(module))) {
            collect(in, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessJar(settings);
    }

    static Path file(String module) {
        try (Stream<Path> files = Files.list(Path.of("..", module, "target"))) {
            return files.filter(file -> file.getFileName().toString().matches(module + "-[0-9].*\\.jar"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException(module + ": no jar (expected: packaged before)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(InputStream in, Map<String, String> settings) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(METADATA)) {
                Manifest metadata = Manifest.ofJson(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                for (Map<String, Object> property : metadata.list("properties")) {
                    settings.put(property.get("name").toString(), String.valueOf(property.get("type")));
                }
            } else if (entry.getName().matches("BOOT-INF/lib/.*\\.jar")) {
                collect(new ByteArrayInputStream(zip.readAllBytes()), settings);
            }
        }
    }

    /** Whether the process reads it; a map's settings are whatever stands below its name. */
    boolean has(String setting) {
        return settings.containsKey(setting)
                || settings.entrySet().stream()
                        .anyMatch(each -> isOpen(each) && setting.startsWith(each.getKey() + "."));
    }

    /** The same of a variable, as Spring Boot maps names to such: dots become underscores, dashes go. */
    boolean hasVariable(String variable) {
        return settings.entrySet().stream()
                .anyMatch(each -> variable.equals(variable(each.getKey()))
                        || (isOpen(each) && variable.startsWith(variable(each.getKey()) + "_")));
    }

    /** Maps, and lists of what has settings of its own. */
    private static boolean isOpen(Map.Entry<String, String> setting) {
        return setting.getValue().startsWith("java.util.Map<")
                || setting.getKey().equals("lookback.harvester.file.inputs");
    }

    static String variable(String setting) {
        return setting.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
