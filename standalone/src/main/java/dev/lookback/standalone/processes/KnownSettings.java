package dev.lookback.standalone.processes;

import dev.lookback.standalone.settings.Settings;
import dev.lookback.standalone.settings.WrongSetting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Every {@code lookback.*} setting that some process reads, from the lists that Spring Boot's processor made at
 * compile time. Spring Boot's own are not checked: many of them are open maps.
 */
final class KnownSettings {
    private static final String OURS = "lookback.";
    private static final String LIST = "META-INF/spring-configuration-metadata.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Set<String> names;

    KnownSettings(Collection<String> names) {
        this.names = new TreeSet<>(names);
    }

    static KnownSettings of(Installation installation) {
        Set<String> names = new TreeSet<>();
        for (BootApp app : BootApp.values()) {
            Path jar = installation.app(app.module());
            jars(jar).forEach(each -> addNames(each, names));
        }
        return new KnownSettings(names);
    }

    private static List<Path> jars(Path app) {
        List<Path> jars = new ArrayList<>(List.of(app));
        Path libraries = app.resolveSibling("lib");
        if (Files.isDirectory(libraries)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, "*.jar")) {
                found.forEach(jars::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return jars;
    }

    private static void addNames(Path path, Set<String> names) {
        try (JarFile jar = new JarFile(path.toFile())) {
            ZipEntry entry = jar.getEntry(LIST);
            if (entry != null) {
                try (InputStream list = jar.getInputStream(entry)) {
                    for (JsonNode property : JSON.readTree(list).path("properties")) {
                        names.add(property.path("name").asString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path.toString(), e);
        }
    }

    /**
     * Lets through what is known.
     *
     * @throws WrongSetting for the first that is not
     */
    void check(Settings settings) {
        for (String key : settings.forProcesses().keySet()) {
            if (key.startsWith(OURS) && names.stream().noneMatch(name -> matches(key, name))) {
                throw new WrongSetting(
                        key + ": unknown (expected: " + closestTo(key) + " or another of docs/running.md)");
            }
        }
    }

    /** As Spring Boot maps names; behind the name of a list or a map anything may come. */
    private static boolean matches(String key, String name) {
        String given = uniform(key);
        String known = uniform(name);
        return given.equals(known) || given.startsWith(known + ".") || given.startsWith(known + "[");
    }

    private static String uniform(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private String closestTo(String key) {
        return names.stream()
                .filter(name -> name.startsWith(OURS))
                .min(Comparator.comparingInt(name -> distance(key, name)))
                .orElse(OURS + "*");
    }

    /** How many letters have to be changed, added or left out. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[to.length()];
    }
}
