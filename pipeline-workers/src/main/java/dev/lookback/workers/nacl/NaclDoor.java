package dev.lookback.workers.nacl;

import dev.lookback.nacl.SecureChannel;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets in whoever has an authorised key, and shows it within the limit. Strangers never take the room of those who are in. */
final class NaclDoor {

    /** Of strangers at a time. */
    private static final int MAX_HANDSHAKES = 100;

    private final ProxyKeys keys;
    private final Refusals refusals;
    private final ScheduledExecutorService timer;
    private final Duration limit;
    private final Semaphore handshakes = new Semaphore(MAX_HANDSHAKES);

    /** @param limit of a whole handshake */
    NaclDoor(ProxyKeys keys, Refusals refusals, ScheduledExecutorService timer, Duration limit) {
        this.keys = keys;
        this.refusals = refusals;
        this.timer = timer;
        this.limit = limit;
    }

    /** @return nothing if it was refused, which is counted then; the caller closes the socket */
    Optional<SecureChannel> letIn(Socket socket) {
        InetAddress peer = socket.getInetAddress();
        if (!handshakes.tryAcquire()) {
            refusals.refused(peer, Refusal.BUSY, MAX_HANDSHAKES + " handshakes are going on");
            return Optional.empty();
        }
        try {
            return Optional.of(shakeHands(socket));
        } catch (TooLateException e) {
            refusals.refused(peer, Refusal.TIMEOUT, "no whole handshake within " + limit);
        } catch (IOException e) {
            refusals.refused(peer, Refusal.HANDSHAKE, String.valueOf(e.getMessage()));
        } finally {
            handshakes.release();
        }
        return Optional.empty();
    }

    /** However slowly a stranger sends, byte by byte: its time is over when it is over. */
    private SecureChannel shakeHands(Socket socket) throws IOException {
        AtomicBoolean isDecided = new AtomicBoolean();
        ScheduledFuture<?> end = timer.schedule(
                () -> {
                    if (isDecided.compareAndSet(false, true)) {
                        close(socket);
                    }
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            SecureChannel channel = SecureChannel.accept(
                    keys.pair(),
                    key -> keys.authorized().client(key).isPresent(),
                    new BufferedInputStream(socket.getInputStream()),
                    socket.getOutputStream());
            if (!isDecided.compareAndSet(false, true)) {
                throw new TooLateException();
            }
            return channel;
        } catch (IOException e) {
            throw isDecided.compareAndSet(false, true) ? e : new TooLateException();
        } finally {
            end.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TooLateException extends IOException {

        private static final long serialVersionUID = 1;
    }
}
