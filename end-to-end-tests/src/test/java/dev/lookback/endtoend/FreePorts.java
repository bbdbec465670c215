package dev.lookback.endtoend;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Ports that nobody listens on, below those that the system gives to outgoing connections. */
final class FreePorts {
    private static final int LOWEST = 20_000;
    private static final int BOUND = 32_000;

    private final Random random = new Random();
    private final Set<Integer> taken = new HashSet<>();

    Map<String, Integer> named(List<String> names) {
        Map<String, Integer> ports = new HashMap<>();
        names.forEach(name -> ports.put(name, next()));
        return ports;
    }

    private int next() {
        int port = random.nextInt(LOWEST, BOUND);
        while (!isFree(port) || !taken.add(port)) {
            port = random.nextInt(LOWEST, BOUND);
        }
        return port;
    }

    static boolean isFree(int port) {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (ServerSocket tcp = new ServerSocket();
                DatagramSocket udp = new DatagramSocket(address)) {
            tcp.setReuseAddress(true);
            tcp.bind(address);
            return udp.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
