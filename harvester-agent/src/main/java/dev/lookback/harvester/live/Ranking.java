package dev.lookback.harvester.live;

import java.net.InetSocketAddress;
import java.util.Comparator;

/**
 * The order in which a harvester prefers receivers: rendezvous hashing. Each harvester keeps to its own order, all together
 * spread evenly, and a receiver that comes or goes moves nobody but those who preferred it.
 *
 * @param seed the harvester's
 */
record Ranking(long seed) implements Comparator<InetSocketAddress> {

    @Override
    public int compare(InetSocketAddress one, InetSocketAddress other) {
        return Long.compare(weight(one), weight(other));
    }

    /** The finish of SplitMix64, which makes near numbers far. */
    private long weight(InetSocketAddress address) {
        long bits = seed ^ (address.hashCode() * 0x9E3779B97F4A7C15L);
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
