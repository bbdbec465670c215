package dev.lookback.standalone.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class LoopbackPortsTest {
    private final LoopbackPorts ports = new LoopbackPorts();

    @Test
    void aPortThatSomebodyListensOnIsTaken() throws IOException {
        int number;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            number = socket.getLocalPort();
            assertThat(ports.isFree(number, Transport.TCP)).isFalse();
        }
        assertThat(ports.isFree(number, Transport.TCP)).isTrue();
    }

    @Test
    void aPortThatIsTakenForUdpAloneIsFreeForTcpAlone() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(ports.isFree(socket.getLocalPort(), Transport.BOTH)).isFalse();
            assertThat(ports.isFree(socket.getLocalPort(), Transport.UDP)).isFalse();
            assertThat(ports.isFree(socket.getLocalPort(), Transport.TCP)).isTrue();
        }
    }
}
