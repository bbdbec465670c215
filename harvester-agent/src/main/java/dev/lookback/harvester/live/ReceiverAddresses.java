package dev.lookback.harvester.live;

import dev.lookback.process.HostPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the receivers' names stand for, as far as it is known. A name that no longer resolves keeps its addresses: that they
 * listen no more is noticed elsewhere.
 */
final class ReceiverAddresses {

    /** Looks a name up, waiting for as long as that takes. */
    @FunctionalInterface
    interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private static final Logger log = LoggerFactory.getLogger(ReceiverAddresses.class);

    private final List<HostPort> receivers;
    private final Resolver resolver;
    private final Map<HostPort, List<InetSocketAddress>> known = new HashMap<>();
    private final Map<HostPort, String> failures = new HashMap<>();

    private volatile List<InetSocketAddress> current = List.of();

    ReceiverAddresses(List<HostPort> receivers, Resolver resolver) {
        this.receivers = List.copyOf(receivers);
        this.resolver = resolver;
    }

    /** Looks all names up. */
    synchronized void refresh() {
        receivers.forEach(this::lookUp);
        current = receivers.stream()
                .flatMap(receiver -> known.getOrDefault(receiver, List.of()).stream())
                .distinct()
                .toList();
    }

    private void lookUp(HostPort receiver) {
        try {
            List<InetSocketAddress> addresses = resolver.resolve(receiver.host()).stream()
                    .map(address -> new InetSocketAddress(address, receiver.port()))
                    .toList();
            known.put(receiver, addresses);
            failures.remove(receiver);
        } catch (UnknownHostException e) {
            if (failures.put(receiver, e.toString()) == null) {
                log.warn("live receiver {} not found, tried again: {}", receiver.host(), e.toString());
            }
        }
    }

    List<InetSocketAddress> current() {
        return current;
    }
}
