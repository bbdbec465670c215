package dev.lookback.endtoend;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong at a gateway: datagrams that are none, or come twice, and browsers that talk nonsense, or do not read. */
final class LiveFaults implements AutoCloseable {
    /** In megabytes: more than may wait for one browser, at the gateway and in the buffers of both kernels. */
    private static final int FLOOD = 12;

    private static final int MESSAGES_OF_A_MEGABYTE = 1_000;

    private final Installation installation;
    private final List<DeafBrowser> deaf = new ArrayList<>();

    LiveFaults(Installation installation) {
        this.installation = installation;
    }

    /** What waits for the browser that does not read waits on, until the gateway or {@link #close} closes it. */
    void round() throws IOException {
        sendDatagram("no event");
        sendTwice();
        talkNonsense();
        deaf.add(DeafBrowser.connect(installation.port("live")));
        flood();
    }

    private void sendTwice() throws IOException {
        Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String line = ForeignBatch.line(second, 0, "twice", "\"message\":\"as two harvesters send it\"");
        for (int times = 0; times < 2; times++) {
            sendDatagram("LBU1 " + Installation.ENVIRONMENT + "\n" + line + "\n");
        }
    }

    private void sendDatagram(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(
                    bytes, bytes.length, InetAddress.getLoopbackAddress(), installation.port("udp")));
        }
    }

    private void talkNonsense() {
        try (LiveClient client = LiveClient.connect(installation.port("live"))) {
            client.say("nonsense");
        }
    }

    /** As a harvester of log.io does, whose connection waits where a datagram would be dropped. */
    private void flood() throws IOException {
        String message = "+log|flood|web-1|info|" + "x".repeat(1_000) + "\r\n";
        byte[] megabyte = message.repeat(MESSAGES_OF_A_MEGABYTE).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), installation.port("logio"))) {
            for (int sent = 0; sent < FLOOD; sent++) {
                socket.getOutputStream().write(megabyte);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (DeafBrowser browser : deaf) {
            browser.close();
        }
    }
}
