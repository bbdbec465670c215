package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The system's own collectd, as an ordinary process: it sends what it measures, and what it is told over its socket. */
final class Collectd implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/collectd");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String CONFIGURATION = """
            Hostname "%1$s"
            FQDNLookup false
            Interval 1
            BaseDir "%2$s"
            PIDFile "%2$s/pid"
            TypesDB "/usr/share/collectd/types.db"
            LoadPlugin load
            LoadPlugin unixsock
            LoadPlugin write_graphite
            <Plugin unixsock>
              SocketFile "%2$s/socket"
            </Plugin>
            <Plugin write_graphite>
              <Node "lookback">
                Host "127.0.0.1"
                Port "%3$d"
                UseTags true
              </Node>
            </Plugin>
            """;

    private final Process process;
    private final UnixDomainSocketAddress socket;
    private final String host;

    private Collectd(Process process, UnixDomainSocketAddress socket, String host) {
        this.process = process;
        this.socket = socket;
        this.host = host;
    }

    /** Where it is missing a test is aborted, and fails where {@code CI=true}. */
    static void require() {
        SystemPrograms.require(Files.isExecutable(PROGRAM), "COLLECTD IS NOT TESTED", "collectd-core");
    }

    /**
     * @param directory of its own
     * @param host that it says it is
     * @param port that takes Graphite's protocol
     */
    static Collectd start(Path directory, String host, int port) throws IOException {
        Path configuration =
                Files.writeString(directory.resolve("collectd.conf"), CONFIGURATION.formatted(host, directory, port));
        Process process = new ProcessBuilder(PROGRAM.toString(), "-f", "-C", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Path socket = directory.resolve("socket");
        Awaitility.await("collectd's socket").atMost(LIMIT).until(() -> Files.exists(socket));
        return new Collectd(process, UnixDomainSocketAddress.of(socket), host);
    }

    /** @param measure plugin/type-instance */
    void put(String measure, Instant time, double value) throws IOException {
        command("PUTVAL " + host + "/" + measure + " interval=60 " + time.getEpochSecond() + ":" + value);
    }

    /** It keeps samples until a packet is full. */
    void flush() throws IOException {
        command("FLUSH plugin=write_graphite");
    }

    private void command(String line) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(socket);
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            ByteBuffer answer = ByteBuffer.allocate(1_024);
            channel.read(answer);
            String said = new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
            // "0 Success: ..."; less than zero is a failure.
            assertThat(said).as(line).startsWith("0 ");
        }
    }

    @Override
    public void close() {
        Processes.end(process, LIMIT);
    }
}
