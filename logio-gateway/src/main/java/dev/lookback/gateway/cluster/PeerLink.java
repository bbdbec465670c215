package dev.lookback.gateway.cluster;

import dev.lookback.gateway.cluster.PeerMessages.FromServer;
import dev.lookback.gateway.subscription.Selection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** This gateway as the client of one peer: a virtual thread that keeps a connection, and says what browsers here want. */
final class PeerLink implements PeerSocket.Receiver {

    private static final Logger log = LoggerFactory.getLogger(PeerLink.class);

    private static final int BEATS_A_TIMEOUT = 4;

    /** What browsers want may change often: it is told at most so often. */
    private static final Duration WANTS_GAP = Duration.ofMillis(20);

    private final InetSocketAddress address;
    private final LinkServices services;
    private final Pauses pauses = new Pauses();
    private final Thread thread = Thread.ofVirtual().name("gateway-peer").unstarted(this::run);

    /** A permit: what is wanted may have changed. */
    private final Semaphore changed = new Semaphore(0);

    private volatile boolean isStopped;
    private volatile boolean isUp;
    private volatile @Nullable String instance;
    private boolean isForeignTold;
    private boolean isUserTold;
    private volatile boolean isSilenceTold;

    PeerLink(InetSocketAddress address, LinkServices services) {
        this.address = address;
        this.services = services;
    }

    void start() {
        thread.start();
    }

    void stop() {
        isStopped = true;
        thread.interrupt();
    }

    boolean isUp() {
        return isUp;
    }

    /** What browsers want may have changed. */
    void wantsChanged() {
        changed.release();
    }

    private void run() {
        try {
            while (!isStopped) {
                Thread.sleep(connect());
            }
        } catch (InterruptedException e) {
            log.debug("no longer linked to {}", address);
        }
    }

    /** Returns how long to wait until the next time. */
    private Duration connect() throws InterruptedException {
        PeerSocket socket = new PeerSocket(this, System::nanoTime);
        WebSocket connected;
        try {
            connected = handshake().buildAsync(uri(), socket).get();
        } catch (ExecutionException e) {
            return refused(e.getCause());
        }
        try {
            serve(connected, socket);
        } finally {
            isUp = false;
            connected.abort();
            services.directory().left(this, instance);
            services.board().peer(this, java.util.List.of());
        }
        return pauses.next();
    }

    private WebSocket.Builder handshake() {
        WebSocket.Builder handshake = services.http()
                .newWebSocketBuilder()
                .header(Instance.ID_HEADER, services.instance().id())
                .header(
                        Instance.ENVIRONMENT_HEADER,
                        services.instance().environment().name())
                .connectTimeout(services.timeout());
        services.authorization().ifPresent(value -> handshake.header("Authorization", value));
        return handshake;
    }

    private URI uri() {
        String host = address.getAddress().getHostAddress();
        return URI.create(
                "ws://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + address.getPort() + "/peers");
    }

    private Duration refused(@Nullable Throwable failure) {
        if (failure instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            if (status == Instance.ITSELF) {
                return Pauses.LONG;
            }
            if (status == Instance.OTHER_ENVIRONMENT) {
                if (!isForeignTold) {
                    isForeignTold = true;
                    log.warn(
                            "peer {} serves another environment than {}: it is left alone",
                            address,
                            services.instance().environment());
                }
                return Pauses.LONG;
            }
            if (status == Instance.UNKNOWN || status == Instance.HIDDEN) {
                notLetIn();
            }
        }
        if (failure instanceof HttpTimeoutException) {
            silent();
        } else {
            log.debug("peer {} is not reached: {}", address, String.valueOf(failure));
        }
        return pauses.next();
    }

    private void notLetIn() {
        if (!isUserTold) {
            isUserTold = true;
            log.warn("peer {} does not let the user of lookback.gateway.peering.user in", address);
        }
    }

    private void silent() {
        services.metrics().silent(1);
        if (!isSilenceTold) {
            isSilenceTold = true;
            log.warn("peer {} has said nothing for {}: it is left out until it answers", address, services.timeout());
        }
    }

    private void serve(WebSocket connected, PeerSocket socket) throws InterruptedException {
        long beatMillis = Math.max(1, services.timeout().toMillis() / BEATS_A_TIMEOUT);
        Set<Selection> told = Set.of();
        long beat = 0;
        isUp = true;
        while (!isStopped
                && isUp
                && !socket.isEnded()
                && socket.silence() < services.timeout().toNanos()) {
            Set<Selection> wanted = services.subscriptions().wantedByBrowsers();
            boolean isNew = !wanted.equals(told);
            beat++;
            if (!say(connected, isNew ? PeerMessages.wants(wanted) : PeerMessages.beat(beat))) {
                return;
            }
            told = wanted;
            if (isNew) {
                Thread.sleep(WANTS_GAP);
            }
            if (changed.tryAcquire(beatMillis, TimeUnit.MILLISECONDS)) {
                changed.drainPermits();
            }
        }
        if (socket.silence() >= services.timeout().toNanos()) {
            silent();
        }
    }

    private boolean say(WebSocket connected, String json) throws InterruptedException {
        try {
            connected.sendText(json, true).get(services.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            silent();
            return false;
        } catch (ExecutionException | CompletionException e) {
            log.debug("peer {} takes nothing: {}", address, String.valueOf(e.getMessage()));
            return false;
        }
    }

    @Override
    public void events(byte[] frame) throws InterruptedException {
        if (frame.length > Long.BYTES) {
            long receivedAt = ByteBuffer.wrap(frame).getLong();
            services.intake().put(receivedAt, frame, Long.BYTES, frame.length - Long.BYTES);
        }
    }

    @Override
    public void text(String json) {
        FromServer said = PeerMessages.fromServer(json);
        if (said.instance() != null) {
            met(said.instance());
        }
        if (said.inputs() != null) {
            services.board().peer(this, said.inputs());
        }
        if (said.dropped() != null) {
            services.metrics()
                    .missed(said.dropped().values().stream()
                            .mapToLong(Long::longValue)
                            .sum());
        }
    }

    /** A gateway with several addresses needs one link. */
    private void met(String id) {
        instance = id;
        if (services.directory().isFirst(this, id)) {
            pauses.reset();
            isSilenceTold = false;
        } else {
            pauses.beLong();
            isUp = false;
            wantsChanged();
        }
    }
}
