package dev.lookback.workers.nacl;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Counts every refusal, and logs the first of each peer until it gets in: whoever knocks for ever fills no disk. */
final class Refusals {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);

    private static final int REMEMBERED_PEERS = 1000;

    private final NaclProxyMetrics metrics;
    private final Set<InetAddress> told = Collections.synchronizedSet(Collections.newSetFromMap(new RecentPeers()));

    Refusals(NaclProxyMetrics metrics) {
        this.metrics = metrics;
    }

    void refused(InetAddress peer, Refusal refusal, String why) {
        metrics.refused(refusal);
        if (told.add(peer)) {
            log.warn(
                    "connection from {} closed ({}), further ones are counted: {}",
                    peer.getHostAddress(),
                    refusal.tag(),
                    why);
        } else {
            log.debug("connection from {} closed ({}): {}", peer.getHostAddress(), refusal.tag(), why);
        }
    }

    void letIn(InetAddress peer) {
        told.remove(peer);
    }

    private static final class RecentPeers extends LinkedHashMap<InetAddress, Boolean> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
            return size() > REMEMBERED_PEERS;
        }
    }
}
