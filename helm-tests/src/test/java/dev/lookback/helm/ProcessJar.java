package dev.lookback.helm;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A process as this build has packaged it, and the settings that it has: those of all jars inside, ours and Spring Boot's.
 *
 * @param settings by name
 */
record ProcessJar(Map<String, Setting> settings) {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    /** @param module whose jar it is */
    static ProcessJar of(String module) {
        Map<String, Setting> settings = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file(module))) {
            collect(in, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessJar(settings);
    }

    /** @param module whose jar is run as it is */
    static List<String> arguments(String module) {
        return List.of("-jar", file(module).toString());
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

    private static void collect(InputStream in, Map<String, Setting> settings) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(METADATA)) {
                Manifest metadata = Manifest.ofJson(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                for (Map<String, Object> property : metadata.list("properties")) {
                    Setting setting = Setting.of(property);
                    settings.put(setting.name(), setting);
                }
            } else if (entry.getName().matches("BOOT-INF/lib/.*\\.jar")) {
                collect(new ByteArrayInputStream(zip.readAllBytes()), settings);
            }
        }
    }

    /** Whether the process reads it; a map's settings are whatever stands below its name. */
    boolean has(String setting) {
        return settings.containsKey(setting)
                || settings.values().stream().anyMatch(each -> each.isOpen() && setting.startsWith(each.name() + "."));
    }

    /** The same of a variable. */
    boolean hasVariable(String variable) {
        return settings.values().stream()
                .anyMatch(each -> variable.equals(each.variable())
                        || (each.isOpen() && variable.startsWith(each.variable() + "_")));
    }
}
