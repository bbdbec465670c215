package dev.lookback.standalone.processes;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the programs are.
 *
 * @param home the repository's root
 * @param build what {@code ./lookback} put together there after the last build: a directory for each app
 */
public record Installation(Path home, Path build) {

    /** As {@code ./lookback} says it. */
    public static Installation located() {
        return new Installation(property("lookback.home"), property("lookback.build"));
    }

    private static Path property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(name + ": absent (expected: a directory; start this by ./lookback)");
        }
        return Path.of(value);
    }

    /** The Java that this program runs on. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** How this program is started again. */
    public List<String> self() {
        return List.of(
                java(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlookback.home=" + home,
                "-Dlookback.build=" + build,
                "-jar",
                build.resolve("standalone").resolve("standalone.jar").toString());
    }

    Path app(String module) {
        return build.resolve(module).resolve(module + ".jar");
    }
}
