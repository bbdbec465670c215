package dev.lookback.harvester.syslog;

import dev.lookback.harvester.socket.Handshake;
import dev.lookback.harvester.socket.Peers;
import io.micrometer.core.instrument.Counter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLSocket;

/**
 * The handshake of TLS (RFC 5425), each on its connection's own thread, so that a slow one holds up nobody but itself, and
 * no longer than a limit. One that fails is counted, and logged once for each sender until one succeeds.
 */
final class TlsHandshake implements Handshake {

    private static final Logger log = LoggerFactory.getLogger(TlsHandshake.class);

    /** Of senders whose failure was logged; beyond it all are logged anew. */
    private static final int MAX_LOGGED = 1_000;

    private final TlsContext context;
    private final Duration limit;
    private final Counter failed;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    TlsHandshake(TlsContext context, Duration limit, Counter failed) {
        this.context = context;
        this.limit = limit;
        this.failed = failed;
    }

    @Override
    public Socket over(Socket accepted) throws IOException {
        String peer = Peers.text(accepted.getInetAddress());
        // A timeout of reading would begin anew with every byte.
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS).exceptionally(tooLong -> close(accepted));
        try {
            SSLSocket socket = context.over(accepted);
            socket.startHandshake();
            logged.remove(peer);
            return socket;
        } catch (IOException e) {
            failed(peer, end.isCompletedExceptionally() ? "none within " + limit : e.toString());
            throw e;
        } finally {
            end.complete(null);
        }
    }

    private static Void close(Socket socket) {
        try {
            socket.close();
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void failed(String peer, String reason) {
        failed.increment();
        if (logged.size() >= MAX_LOGGED) {
            logged.clear();
        }
        if (logged.add(peer)) {
            log.warn("tls handshake with {} failed: {} (further ones of it are counted only)", peer, reason);
        } else {
            log.debug("tls handshake with {} failed: {}", peer, reason);
        }
    }
}
