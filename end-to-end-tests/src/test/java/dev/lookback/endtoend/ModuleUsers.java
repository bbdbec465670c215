package dev.lookback.endtoend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Which modules of the JDK packaged classes refer to, by their constant pools: without loading or running them. */
final class ModuleUsers {
    private static final Path ROOT = Path.of(System.getProperty("lookback.root", ".."));
    private static final int SHOWN = 3;

    private final Map<String, String> modules = new HashMap<>();
    private final Map<String, Set<String>> users = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();

    ModuleUsers() {
        ModuleFinder.ofSystem()
                .findAll()
                .forEach(module -> module.descriptor()
                        .packages()
                        .forEach(name -> modules.put(
                                name.replace('.', '/'), module.descriptor().name())));
    }

    /** Some of the classes that refer to each module. */
    Map<String, Set<String>> inJarsOf(String... runnables) throws IOException {
        for (String runnable : runnables) {
            try (Stream<Path> files = Files.list(ROOT.resolve(runnable).resolve("target"))) {
                Path jar = files.filter(file -> file.getFileName().toString().matches(runnable + "-[0-9].*\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(runnable + ": no jar (expected: packaged before)"));
                try (InputStream in = Files.newInputStream(jar)) {
                    collect(in);
                }
            }
        }
        return users;
    }

    private void collect(InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            if (name.matches("BOOT-INF/lib/.*\\.jar") && seen.add(name)) {
                collect(new ByteArrayInputStream(zip.readAllBytes()));
            } else if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
                read(name, zip.readAllBytes());
            }
        }
    }

    private void read(String name, byte[] bytes) {
        for (PoolEntry entry : ClassFile.of().parse(bytes).constantPool()) {
            if (entry instanceof ClassEntry reference) {
                String module = modules.get(packageOf(reference.asInternalName()));
                if (module != null) {
                    Set<String> names = users.computeIfAbsent(module, key -> new TreeSet<>());
                    if (names.size() < SHOWN) {
                        names.add(name);
                    }
                }
            }
        }
    }

    /** Of a class, or of an array's elements: {@code [[Ljava/sql/Date;}. */
    private static String packageOf(String internalName) {
        String element = internalName.replaceFirst("^\\[+L?", "");
        return element.substring(0, Math.max(0, element.lastIndexOf('/')));
    }
}
