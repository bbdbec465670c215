package dev.lookback.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * A process as its image has it ({@code images/Dockerfile}): unpacked, with what a JVM has learned in a start, so that others take
 * half the time. It is made once from a jar.
 *
 * @param directory where it is
 */
record ProcessImage(Path directory) {

    private static final Path IMAGES = Path.of("..", "images").toAbsolutePath().normalize();
    private static final String OPTIONS = "@" + IMAGES.resolve("jvm.options");

    private static final Map<String, ProcessImage> MADE = new ConcurrentHashMap<>();

    static List<String> arguments(String module) {
        return MADE.computeIfAbsent(module, ProcessImage::of).entryPoint();
    }

    /** By the jar's content: all that a build packages have one time of change. */
    private static ProcessImage of(String module) {
        try {
            Path jar = ProcessJar.file(module);
            CRC32C content = new CRC32C();
            content.update(Files.readAllBytes(jar));
            ProcessImage image = new ProcessImage(Path.of("target", "images", module + "-" + content.getValue())
                    .toAbsolutePath());
            if (!Files.exists(image.cache())) {
                image.unpack(jar);
                image.train(module);
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(Path jar) throws IOException {
        run(List.of(
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--application-filename",
                application().getFileName().toString(),
                "--destination",
                directory.toString()));
    }

    private void train(String module) throws IOException {
        run(List.of(
                OPTIONS,
                "@" + IMAGES.resolve("training").resolve(module + ".options"),
                "-Dspring.context.exit=onRefresh",
                "-XX:AOTCacheOutput=" + cache(),
                "-jar",
                application().toString()));
    }

    private static void run(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(PodProcess.JAVA);
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
    }

    private Path application() {
        return directory.resolve("app.jar");
    }

    private Path cache() {
        return directory.resolve("app.aot");
    }

    private List<String> entryPoint() {
        return List.of(OPTIONS, "-XX:AOTCache=" + cache(), "-jar", application().toString());
    }
}
