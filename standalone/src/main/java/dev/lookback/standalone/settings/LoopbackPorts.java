package dev.lookback.standalone.settings;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks by listening for a moment. */
public final class LoopbackPorts implements PortProbe {

    @Override
    public boolean isFree(int number, Transport transport) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
        return (!transport.hasTcp() || isFreeForTcp(address)) && (!transport.hasUdp() || isFreeForUdp(address));
    }

    private static boolean isFreeForTcp(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port is not taken by the connections that an instance which has just stopped leaves in TIME_WAIT.
            socket.setReuseAddress(true);
            socket.bind(address);
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFreeForUdp(InetSocketAddress address) {
        try (DatagramSocket socket = new DatagramSocket(address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
