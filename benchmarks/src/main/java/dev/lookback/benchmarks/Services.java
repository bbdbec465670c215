package dev.lookback.benchmarks;

import dev.lookback.embedded.ElasticsearchSettings;
import dev.lookback.embedded.ElasticsearchVersion;
import dev.lookback.embedded.EmbeddedHome;
import dev.lookback.embedded.KafkaSettings;
import dev.lookback.embedded.NodeCommand;
import dev.lookback.embedded.S3Settings;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Everything that a benchmark starts, in a temporary directory; closed, it is gone, last started first. */
final class Services implements AutoCloseable {

    private final Path directory = Files.createTempDirectory("lookback-benchmark-");
    private final Deque<Process> processes = new ArrayDeque<>();
    private final EmbeddedHome home = EmbeddedHome.located();

    Services() throws IOException {}

    /** @return its bootstrap servers */
    String startKafka() throws Exception {
        KafkaSettings settings = new KafkaSettings(directory.resolve("kafka"), freePort(), freePort());
        start(settings.command(home));
        return settings.bootstrapServers();
    }

    /** @param bucket that is there, and empty */
    S3Settings startS3(String bucket) throws Exception {
        S3Settings settings = new S3Settings(directory.resolve("s3"), freePort(), "benchmark", "benchmark-secret");
        start(settings.command(home));
        Files.createDirectories(settings.bucket(bucket));
        return settings;
    }

    URI startElasticsearch() throws Exception {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                directory.resolve("elasticsearch"), freePort(), freePort(), ElasticsearchVersion.current());
        start(settings.command(home));
        return settings.uri();
    }

    /** Starts one of our processes with the memory that it has under {@code ./lookback up}, and waits until it is ready. */
    AppProcess startApp(String module, String memory, List<String> settings) throws Exception {
        return startApp(module, memory, freePort(), settings);
    }

    AppProcess startApp(String module, String memory, int port, List<String> settings) throws Exception {
        AppProcess app = AppProcess.start(home.root(), directory, module, memory, port, settings);
        processes.push(app.process());
        app.awaitReady();
        return app;
    }

    Path directory() {
        return directory;
    }

    private void start(NodeCommand node) throws IOException, InterruptedException {
        Process process = node.process()
                .redirectOutput(directory.resolve(node.name() + ".log").toFile())
                .start();
        processes.push(process);
        while (!node.isReady(process.toHandle())) {
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(node.name() + ": ended (expected: ready)");
            }
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process process : processes) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
