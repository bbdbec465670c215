package dev.lookback.harvester.live;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All addresses there are, in the order of preference; a datagram goes to the first few that are not down. One thread. */
final class Receivers implements AutoCloseable {

    private final Ranking ranking;
    private final int redundancy;
    private final byte[] probe;

    private List<InetSocketAddress> addresses = List.of();

    /** Others count them. */
    private volatile List<ReceiverSocket> ranked = List.of();

    /**
     * @param redundancy how many get each datagram
     * @param probe a datagram without events
     */
    Receivers(Ranking ranking, int redundancy, byte[] probe) {
        this.ranking = ranking;
        this.redundancy = redundancy;
        this.probe = probe.clone();
    }

    /** Those that are known already keep their socket, and what is known of them. */
    void use(List<InetSocketAddress> current) {
        if (current.equals(addresses)) {
            return;
        }
        Map<InetSocketAddress, ReceiverSocket> known =
                ranked.stream().collect(Collectors.toMap(ReceiverSocket::address, Function.identity()));
        ranked = current.stream()
                .distinct()
                .sorted(ranking)
                .map(address -> known.containsKey(address) ? known.get(address) : new ReceiverSocket(address, probe))
                .toList();
        addresses = List.copyOf(current);
        known.values().stream().filter(socket -> !ranked.contains(socket)).forEach(ReceiverSocket::close);
    }

    /** @return how many it was sent to */
    int send(ByteBuffer datagram, long nanos) {
        int sent = 0;
        for (ReceiverSocket socket : ranked) {
            if (sent < redundancy && socket.send(datagram.rewind(), nanos)) {
                sent++;
            }
        }
        return sent;
    }

    void look(long nanos) {
        ranked.forEach(socket -> socket.look(nanos));
    }

    long up() {
        return ranked.stream().filter(socket -> !socket.isDown()).count();
    }

    long down() {
        return ranked.stream().filter(ReceiverSocket::isDown).count();
    }

    @Override
    public void close() {
        ranked.forEach(ReceiverSocket::close);
    }
}
