package dev.lookback.benchmarks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * log.io 0.3.4 as it comes from npm, which what we measure is to replace.
 *
 * @param directory its own, for what npm fetches and for its settings
 */
record LogIo(Path directory) {

    private static final String PACKAGE = "log.io@0.3.4";

    /**
     * Fetches it.
     *
     * @throws IOException when there is no npm, or it gets nothing
     */
    static LogIo install(Path directory) throws IOException, InterruptedException {
        LogIo logIo = new LogIo(Files.createDirectories(directory));
        List<String> command = List.of("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", PACKAGE);
        if (logIo.start(command).waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(logIo.log()));
        }
        return logIo;
    }

    /** @throws IOException when there is no node, or it ends */
    Server start() throws IOException, InterruptedException {
        Path settings = Files.createDirectories(directory.resolve(".log.io"));
        int logPort = listen(settings.resolve("log_server.conf"));
        int webPort = listen(settings.resolve("web_server.conf"));
        Server server = new Server(start(List.of("node", "node_modules/log.io/bin/log.io-server")), logPort, webPort);
        while (!isOpen(webPort)) {
            if (server.process.waitFor(100, TimeUnit.MILLISECONDS)) {
                throw new IOException("log.io: ended: " + Files.readString(log()));
            }
        }
        return server;
    }

    private static int listen(Path settings) throws IOException {
        int port = Services.freePort();
        Files.writeString(settings, "exports.config = {host: '127.0.0.1', port: " + port + "}\n");
        return port;
    }

    private static boolean isOpen(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        }
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(Map.of("HOME", directory.toString()));
        return builder.start();
    }

    private Path log() {
        return directory.resolve("log.io.log");
    }

    /**
     * One that runs.
     *
     * @param logPort where its harvesters send
     * @param webPort where its browsers connect
     */
    record Server(Process process, int logPort, int webPort) implements AutoCloseable {

        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
