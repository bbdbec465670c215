package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** log.io's own harvesters, of both ages. */
class LogioIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start("lookback.gateway.logio.max-message-size=2KB");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Word for word what the harvester of log.io 0.3.4 writes: it announces itself, binds, and then sends line by line. */
    @Test
    void takesASessionOfTheHarvesterOfLogio034() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"sources\":[\"application_server\"]}");

            send("+node|application_server|nginx,access\r\n"
                    + "+bind|node|application_server\r\n"
                    + "+log|nginx|application_server|info|GET / 200\r\n"
                    + "+log|access|application_server|info|a | b || ünï\r\n");

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 2);
            var first = browser.events().getFirst().path("event");
            assertThat(first.path("service").path("name").asString()).isEqualTo("nginx");
            assertThat(first.path("host").path("name").asString()).isEqualTo("application_server");
            assertThat(first.path("log").path("level").asString()).isEqualTo("info");
            assertThat(browser.messages("a")).containsExactly("GET / 200", "a | b || ünï");
        }
    }

    @Test
    void takesMessagesOfLogio04() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"sources\":[\"server-04\"]}");

            send(
                    "+input|app|server-04\0+msg|app|server-04|two\r\nlines | of text\0+msg|app|server-04|🙂\0-input|app|server-04\0");

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 2);
            assertThat(browser.messages("a")).containsExactly("two\r\nlines | of text", "🙂");
        }
    }

    @Test
    void cutsAMessageThatIsTooLongAndTakesTheNext() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"sources\":[\"long-winded\"]}");

            send("+msg|app|long-winded|" + "é".repeat(5_000) + "\0+msg|app|long-winded|short\0");

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 2);
            assertThat(browser.messages("a").getFirst()).matches("é{900,1024}");
            assertThat(browser.messages("a").getLast()).isEqualTo("short");
            assertThat(browser.events().getFirst().path("event").path("log").toString())
                    .isEqualTo("{\"truncated\":true}");
        }
    }

    @Test
    void countsWhatIsNoMessageAndGoesOn() throws IOException {
        double junk = gateway.metric("events.dropped", "reason", "junk");
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"sources\":[\"patient\"]}");

            send("GET / HTTP/1.1\r\n\r\n+log|too|few\r\n+msg|app|patient|still here\0+msg|app|patient|unfini");

            await().atMost(Browser.LIMIT).until(() -> gateway.metric("events.dropped", "reason", "junk") == junk + 3);
            await().atMost(Browser.LIMIT).until(() -> !browser.events().isEmpty());
            assertThat(browser.messages("a")).containsExactly("still here");
        }
    }

    @Test
    void namesAfterTheConnectionWhatHasNoName() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"log.io\"]}");

            send("+msg|||nameless\0");

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 1);
            assertThat(browser.events()
                            .getFirst()
                            .path("event")
                            .path("host")
                            .path("name")
                            .asString())
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void survivesBytesThatComeOneByOne() throws IOException {
        List<String> texts = List.of("ünï|1", "🙂 two", "three");
        try (Browser browser = gateway.browser();
                Socket socket = connect()) {
            browser.subscribe("{\"subscribe\":\"a\",\"sources\":[\"drops\"]}");
            socket.setTcpNoDelay(true);
            OutputStream output = socket.getOutputStream();

            for (String text : texts) {
                for (byte b : ("+msg|app|drops|" + text + '\0').getBytes(StandardCharsets.UTF_8)) {
                    output.write(b);
                }
                for (byte b : ("+log|app|drops|WARN|" + text + "\r\n").getBytes(StandardCharsets.UTF_8)) {
                    output.write(b);
                }
            }

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 6);
            assertThat(browser.messages("a")).containsExactly("ünï|1", "ünï|1", "🙂 two", "🙂 two", "three", "three");
        }
    }

    private static Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gateway.port("logio"));
    }

    private static void send(String text) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
