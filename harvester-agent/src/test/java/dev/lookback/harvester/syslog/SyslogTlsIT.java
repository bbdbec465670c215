package dev.lookback.harvester.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.socket.TcpListener;
import dev.lookback.harvester.socket.TcpPort;
import dev.lookback.model.event.EventIds;
import dev.lookback.process.StartRefusedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import javax.net.ssl.SSLSocket;

@Timeout(120)
class SyslogTlsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String INPUT = "syslog-tls";
    private static final String ONE = "<13>1 2026-11-23T16:07:59Z web-1 app - - - one";
    private static final String TWO = "<13>1 2026-11-23T16:07:59Z web-1 app - - - two";

    @TempDir
    private static Path directory;

    private static TestCertificate server;
    private static TestCertificate sender;
    private static TestCertificate stranger;

    private final InMemorySink sink = new InMemorySink(1_000);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final DefaultSslBundleRegistry bundles = new DefaultSslBundleRegistry();
    private final Counter failed = registry.counter("failed");

    private TcpListener listener;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = TestCertificate.make(directory.resolve("server"));
        sender = TestCertificate.make(directory.resolve("sender"));
        stranger = TestCertificate.make(directory.resolve("stranger"));
    }

    @AfterEach
    void stop() throws Exception {
        if (listener != null) {
            listener.stop(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takesLinesAndCountedMessages(String protocol) throws Exception {
        start(ClientAuthentication.NONE, LIMIT);

        try (SSLSocket lines = connect(server.trusted());
                SSLSocket counted = connect(server.trusted())) {
            lines.setEnabledProtocols(new String[] {protocol});
            counted.setEnabledProtocols(new String[] {protocol});
            send(lines, ONE + "\n" + TWO + "\n");
            send(counted, ONE.length() + " " + ONE + TWO.length() + " " + TWO);
            awaitMessages("one", "one", "two", "two");
        }

        assertThat(received()).isEqualTo(4);
        assertThat(failed.count()).isZero();
    }

    @Test
    void takesWhoShowsACertificateThatIsTrusted() throws Exception {
        start(ClientAuthentication.NEED, LIMIT);

        send(connect(sender.trusting(server)), ONE + "\n");

        awaitMessages("one");
    }

    @Test
    void takesWhoHasNoCertificateWhereItIsOnlyWanted() throws Exception {
        start(ClientAuthentication.WANT, LIMIT);

        send(connect(server.trusted()), ONE + "\n");

        awaitMessages("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WANT", "NEED"})
    void refusesWhoShowsACertificateOfAnotherAuthority(ClientAuthentication authentication) throws Exception {
        start(authentication, LIMIT);

        awaitRefusal(connect(stranger.trusting(server)));
    }

    @Test
    void refusesWhoHasNoCertificateWhereItIsNeeded() throws Exception {
        start(ClientAuthentication.NEED, LIMIT);

        awaitRefusal(connect(server.trusted()));
    }

    @Test
    void countsWhoDoesNotTrustIt() throws Exception {
        start(ClientAuthentication.NONE, LIMIT);

        awaitRefusal(connect(stranger.trusted()));
    }

    @Test
    void refusesWhoDoesNotSpeakTls() throws Exception {
        start(ClientAuthentication.NONE, LIMIT);

        awaitRefusal(plain());
    }

    @Test
    void countsWhoOnlyLooksWhetherThePortIsOpen() throws Exception {
        start(ClientAuthentication.NONE, LIMIT);

        plain().close();

        await().atMost(LIMIT).until(() -> failed.count() == 1);
        await().atMost(LIMIT).until(() -> listener.connections() == 0);
    }

    @Test
    void waitsForASlowHandshakeNoLongerThanItsLimitAndServesOthersMeanwhile() throws Exception {
        start(ClientAuthentication.NONE, Duration.ofSeconds(3));

        try (Socket slow = plain()) {
            // The beginning of a record of a handshake, and nothing more.
            slow.getOutputStream().write(new byte[] {22, 3, 1});
            send(connect(server.trusted()), ONE + "\n");
            awaitMessages("one");
            assertThat(failed.count()).isZero();

            assertThat(slow.getInputStream().read()).isNegative();
            await().atMost(LIMIT).until(() -> failed.count() == 1);
        }
    }

    @Test
    void losesNothingOfARecordThatComesInPieces() throws Exception {
        start(ClientAuthentication.NONE, LIMIT);

        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> forwardInPieces(proxy));
            SSLSocket socket = connect(server.trusted(), proxy.getLocalPort());
            send(socket, ONE + "\n");
            send(socket, TWO + "\n");
            awaitMessages("one", "two");
        }
    }

    @Test
    void takesWhatWasSentBeforeItStops() throws Exception {
        start(ClientAuthentication.NONE, LIMIT);
        SSLSocket socket = connect(server.trusted());
        send(socket, ONE + "\n");
        awaitMessages("one");

        send(socket, TWO + "\n");
        listener.stop(Duration.ofSeconds(10));

        assertThat(messages()).containsExactly("one", "two");
        assertThat(socket.getInputStream().read()).isNegative();
    }

    @Test
    void showsTheCertificateThatTheBundleWasReloadedWith() throws Exception {
        start(ClientAuthentication.NONE, LIMIT);
        SSLSocket before = connect(server.trusted());
        send(before, ONE + "\n");
        awaitMessages("one");

        bundles.updateBundle("syslog", stranger.trusting(sender));

        send(connect(stranger.trusted()), TWO + "\n");
        awaitMessages("one", "two");
        send(before, TWO + "\n");
        awaitMessages("one", "two", "two");
    }

    @Test
    void takesNoProtocolThatTheBundleDoesNotHave() throws Exception {
        bundles.registerBundle("syslog", withProtocol(server.trusting(sender), "TLSv1.3"));
        listen(ClientAuthentication.NONE, LIMIT);

        SSLSocket socket = connect(server.trusted());
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        awaitRefusal(socket);
    }

    @Test
    void refusesABundleThatIsNotThereOrHasNoKey() throws Exception {
        bundles.registerBundle("no-key", server.trusted());
        bundles.registerBundle(
                "no-trust", SslBundle.of(SslStoreBundle.of(server.keys(), TestCertificate.PASSWORD, null)));

        assertThatThrownBy(() -> TlsContext.of(bundles, "none", ClientAuthentication.NONE))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("lookback.harvester.syslog.tls.bundle: none (expected: the name of one");
        assertThatThrownBy(() -> TlsContext.of(bundles, "no-key", ClientAuthentication.NONE))
                .hasMessage("lookback.harvester.syslog.tls.bundle: no-key (expected: a bundle with a keystore)");
        assertThatThrownBy(() -> TlsContext.of(bundles, "no-trust", ClientAuthentication.WANT))
                .hasMessage("lookback.harvester.syslog.tls.bundle: no-trust (expected: with client-authentication, a"
                        + " bundle with a truststore)");
    }

    private void start(ClientAuthentication authentication, Duration limit) throws Exception {
        bundles.registerBundle("syslog", server.trusting(sender));
        listen(authentication, limit);
    }

    private void listen(ClientAuthentication authentication, Duration limit) throws IOException {
        TlsContext context = TlsContext.of(bundles, "syslog", authentication);
        SyslogProtocol protocol = new SyslogProtocol(
                sink, new HarvesterMetrics(registry), new EventIds(), ZoneOffset.UTC, Duration.ofMinutes(10));
        listener = new TcpListener(
                new TcpPort(
                        SyslogPorts.TLS_PORT,
                        INPUT,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        10,
                        new TlsHandshake(context, limit, failed)),
                protocol,
                protocol.metrics(),
                Clock.systemUTC());
        listener.start();
    }

    private Socket plain() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    private SSLSocket connect(SslBundle bundle) throws IOException {
        return connect(bundle, listener.port());
    }

    private static SSLSocket connect(SslBundle bundle, int port) throws IOException {
        SSLSocket socket = (SSLSocket)
                bundle.createSslContext().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) LIMIT.toMillis());
        return socket;
    }

    private static SslBundle withProtocol(SslBundle bundle, String protocol) {
        return SslBundle.of(bundle.getStores(), bundle.getKey(), SslOptions.of(null, new String[] {protocol}));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** It is ended, counted, and gives no event. */
    private void awaitRefusal(Socket socket) throws Exception {
        try (socket) {
            send(socket, ONE + "\n");
            while (socket.getInputStream().read() >= 0) {
                // A refusal may have its words.
            }
        } catch (IOException e) {
            // It may be abrupt, too.
        }
        await().atMost(LIMIT).until(() -> failed.count() == 1);
        await().atMost(LIMIT).until(() -> listener.connections() == 0);
        assertThat(received()).isZero();
    }

    private void forwardInPieces(ServerSocket proxy) {
        try (Socket from = proxy.accept();
                Socket to = plain()) {
            Thread.ofVirtual().start(() -> {
                try {
                    to.getInputStream().transferTo(from.getOutputStream());
                } catch (IOException e) {
                    // One of the two has ended.
                }
            });
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int bytes = input.read(buffer); bytes >= 0; bytes = input.read(buffer)) {
                output.write(buffer, 0, 3);
                pause();
                output.write(buffer, 3, bytes / 2 - 3);
                pause();
                output.write(buffer, bytes / 2, bytes - bytes / 2);
            }
        } catch (IOException e) {
            // The test has ended.
        }
    }

    /** Longer than the listener waits at once. */
    private static void pause() {
        await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    }

    private void awaitMessages(String... expected) {
        await().atMost(LIMIT).untilAsserted(() -> assertThat(messages()).containsExactlyInAnyOrder(expected));
    }

    private List<String> messages() {
        JsonMapper json = new JsonMapper();
        return sink.lines().stream()
                .map(line -> json.readTree(line).at("/message").asString())
                .toList();
    }

    private double received() {
        return registry.get("lookback.harvester.events.received")
                .tag("input", INPUT)
                .counter()
                .count();
    }
}
