package dev.lookback.harvester.socket;

import dev.lookback.harvester.event.HarvesterMetrics;
import dev.lookback.process.StartRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Opens an input's ports when everything behind them has started, and closes them before anything behind them stops. */
public final class SocketInput implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SocketInput.class);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

    private final List<Port> ports;
    private final SocketProtocol protocol;
    private final HarvesterMetrics metrics;
    private final Clock clock;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** By setting. */
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    private volatile boolean isRunning;

    /** @param protocol its name is that of its settings below {@code lookback.harvester} */
    public SocketInput(List<Port> ports, SocketProtocol protocol, HarvesterMetrics metrics, Clock clock) {
        this.ports = List.copyOf(ports);
        this.protocol = protocol;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void start() {
        ports.forEach(this::open);
        isRunning = true;
    }

    private void open(Port port) {
        int number = numbers.getOrDefault(port.setting(), port.address().getPort());
        InetAddress address = port.address().getAddress();
        try {
            Listener listener = bind(port, new InetSocketAddress(address, number));
            listeners.add(listener);
            numbers.put(port.setting(), listener.port());
            listener.start();
        } catch (IOException e) {
            stop();
            throw new StartRefusedException(
                    "lookback.harvester." + protocol.name() + "." + port.setting() + ": " + number
                            + " (expected: free for " + (port instanceof TcpPort ? "TCP" : "UDP") + " on "
                            + address.getHostAddress() + "; " + e.getMessage() + ")",
                    e);
        }
    }

    private Listener bind(Port port, InetSocketAddress address) throws IOException {
        return switch (port) {
            case TcpPort tcp -> new TcpListener(tcp.at(address), protocol, metrics, clock);
            case UdpPort udp -> new UdpListener(udp.at(address), protocol, metrics, clock);
        };
    }

    @Override
    public void stop() {
        isRunning = false;
        List<Thread> stops = listeners.stream()
                .map(listener ->
                        Thread.ofVirtual().name(protocol.name() + "-stop").start(() -> stop(listener)))
                .toList();
        try {
            for (Thread stop : stops) {
                stop.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listeners.clear();
        numbers.clear();
    }

    private void stop(Listener listener) {
        try {
            listener.stop(STOP_LIMIT);
        } catch (IOException e) {
            log.warn("{} port {} not closed: {}", protocol.name(), listener.port(), e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** The number of the port that is open, where the setting says 0, too; 0 where none is. */
    public int number(String setting) {
        return numbers.getOrDefault(setting, 0);
    }

    /** By input, like {@code syslog-tcp}. */
    Map<String, Integer> numbers() {
        Map<String, Integer> open = new TreeMap<>();
        ports.forEach(port -> open.put(port.input(), number(port.setting())));
        return open;
    }

    public int connections() {
        return listeners.stream().mapToInt(Listener::connections).sum();
    }
}
