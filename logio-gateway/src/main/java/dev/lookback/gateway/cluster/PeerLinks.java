package dev.lookback.gateway.cluster;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps a link to every address that the list of peers stands for at the moment. */
final class PeerLinks implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PeerLinks.class);

    /** After the hub has started, and the web server; before the hub stops. */
    private static final int PHASE = DEFAULT_PHASE - 50;

    private static final int CHECKS_A_TIMEOUT = 4;

    private final ClusterProperties properties;
    private final LinkServices services;
    private final PeersHandler served;
    private final Map<InetSocketAddress, PeerLink> links = new ConcurrentHashMap<>();
    private final Set<String> unknown = new HashSet<>();

    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean isRunning;

    PeerLinks(ClusterProperties properties, LinkServices services, PeersHandler served) {
        this.properties = properties;
        this.services = services;
        this.served = served;
    }

    @Override
    public void start() {
        services.subscriptions().observe(() -> links.values().forEach(PeerLink::wantsChanged));
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-peers").factory());
        long resolve = properties.peering().resolveEvery().toMillis();
        long check = properties.peering().timeout().toMillis() / CHECKS_A_TIMEOUT;
        timer.scheduleWithFixedDelay(this::resolve, 0, resolve, TimeUnit.MILLISECONDS);
        timer.scheduleAtFixedRate(this::check, check, check, TimeUnit.MILLISECONDS);
        isRunning = true;
    }

    private void check() {
        services.metrics().silent(served.check());
        served.sendTooMuchRatherThanTooLittle();
    }

    private void resolve() {
        Set<InetSocketAddress> addresses = new HashSet<>();
        boolean isComplete = true;
        for (String peer : properties.peers()) {
            isComplete &= resolve(peer, addresses);
        }
        addresses.forEach(address -> links.computeIfAbsent(address, this::link));
        if (isComplete) {
            // While a name cannot be looked up, nobody is taken for gone.
            links.entrySet().removeIf(link -> !addresses.contains(link.getKey()) && leave(link.getValue()));
        }
    }

    private boolean resolve(String peer, Set<InetSocketAddress> addresses) {
        int colon = peer.lastIndexOf(':');
        String host = peer.substring(0, colon);
        int port = Integer.parseInt(peer.substring(colon + 1));
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                addresses.add(new InetSocketAddress(address, port));
            }
            unknown.remove(host);
            return true;
        } catch (UnknownHostException e) {
            if (unknown.add(host)) {
                log.warn("lookback.gateway.peers: {} is not known at the moment, and looked up again", host);
            }
            return false;
        }
    }

    private PeerLink link(InetSocketAddress address) {
        PeerLink link = new PeerLink(address, services);
        link.start();
        return link;
    }

    private static boolean leave(PeerLink link) {
        link.stop();
        return true;
    }

    @Override
    public void stop() {
        isRunning = false;
        timer.shutdownNow();
        links.values().forEach(PeerLink::stop);
        served.stop();
        services.http().shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** How many peers it gets events from. */
    int up() {
        return (int) links.values().stream().filter(PeerLink::isUp).count();
    }
}
