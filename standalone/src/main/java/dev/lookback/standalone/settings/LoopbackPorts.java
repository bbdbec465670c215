package dev.lookback.standalone.settings;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Asks by listening for a moment. */
public final class LoopbackPorts implements PortProbe {

    @Override
    public boolean isFree(int number, boolean alsoUdp) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
        try (ServerSocket socket = new ServerSocket()) {
            // A port is not taken by the connections that an instance which has just stopped leaves in TIME_WAIT.
            socket.setReuseAddress(true);
            socket.bind(address);
        } catch (IOException e) {
            return false;
        }
        return !alsoUdp || isFreeForUdp(address);
    }

    private static boolean isFreeForUdp(InetSocketAddress address) {
        try (DatagramSocket socket = new DatagramSocket(address)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
