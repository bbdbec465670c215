package dev.lookback.gateway.cluster;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which gateway is behind which link. */
final class PeerDirectory {

    private final Map<String, PeerLink> links = new ConcurrentHashMap<>();

    /** Whether no other link leads to this gateway. */
    boolean isFirst(PeerLink link, String instance) {
        PeerLink before = links.putIfAbsent(instance, link);
        return before == null || before == link;
    }

    void left(PeerLink link, @Nullable String instance) {
        if (instance != null) {
            links.remove(instance, link);
        }
    }
}
