package dev.lookback.gateway.cluster;

import dev.lookback.gateway.cluster.PeerMessages.FromClient;
import dev.lookback.gateway.delivery.Client;
import dev.lookback.gateway.delivery.DeliveryMetrics;
import dev.lookback.gateway.delivery.PeerConnection;
import dev.lookback.gateway.inputs.InputsBoard;
import dev.lookback.gateway.subscription.FilterRefusedException;
import dev.lookback.gateway.subscription.Selection;
import dev.lookback.gateway.subscription.Subscriptions;
import dev.lookback.gateway.subscription.Wants;
import dev.lookback.model.filter.FilterSyntaxException;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import tools.jackson.core.JacksonException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The WebSocket {@code /peers}: other gateways say what their browsers want, and get of it what was taken in here. */
final class PeersHandler extends TextWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(PeersHandler.class);

    private static final int GOING_AWAY = 1001;

    private final Instance instance;
    private final ClusterProperties.Peering settings;
    private final Subscriptions subscriptions;
    private final InputsBoard board;
    private final DeliveryMetrics delivery;
    private final Map<String, Client> peers = new ConcurrentHashMap<>();

    PeersHandler(
            Instance instance,
            ClusterProperties.Peering settings,
            Subscriptions subscriptions,
            InputsBoard board,
            DeliveryMetrics delivery) {
        this.instance = instance;
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.board = board;
        this.delivery = delivery;
        board.observeOwn(json -> peers.values().forEach(peer -> peer.inputs(json)));
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(PeerMessages.MAX_BYTES);
        Session connected = Objects.requireNonNull(((NativeWebSocketSession) session).getNativeSession(Session.class));
        Client peer = new Client(
                new PeerConnection(connected, settings.timeout()),
                settings.queueSize()::toBytes,
                delivery,
                System::nanoTime);
        peers.put(session.getId(), peer);
        peer.say(PeerMessages.instance(instance));
        peer.inputs(board.currentOwn());
        peer.start();
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Client peer = peers.get(session.getId());
        if (peer == null) {
            return;
        }
        peer.gaveSign();
        try {
            FromClient said = PeerMessages.fromClient(message.getPayload());
            if (said.beat() != null) {
                peer.say(PeerMessages.beat(said.beat()).getBytes(StandardCharsets.UTF_8));
            }
            if (said.wants() != null) {
                want(session.getId(), peer, said.wants());
            }
        } catch (JacksonException e) {
            log.debug("a peer said what cannot be read: {}", e.getMessage());
        }
    }

    private synchronized void want(String session, Client peer, Set<Selection> wants) {
        if (!peers.containsKey(session)) {
            return;
        }
        if (wants.isEmpty()) {
            subscriptions.leave(peer);
            return;
        }
        try {
            subscriptions.want(peer, new Wants.Lines(wants));
        } catch (FilterRefusedException | FilterSyntaxException e) {
            log.debug("a peer's filters are left to itself: {}", e.getMessage());
            subscriptions.want(peer, new Wants.Lines(withoutFilters(wants)));
        }
    }

    /** It gets more than it wants then, and filters that itself. */
    private static Set<Selection> withoutFilters(Set<Selection> wants) {
        return wants.stream()
                .map(wanted -> new Selection(wanted.streams(), wanted.sources(), ""))
                .collect(Collectors.toSet());
    }

    @Override
    public synchronized void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Client peer = peers.remove(session.getId());
        if (peer != null) {
            subscriptions.leave(peer);
            peer.abort(GOING_AWAY, "gone");
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        log.debug("a peer is gone: {}", failure.getMessage());
    }

    /** Filters that are asked no more here are left to those who want them. */
    synchronized void sendTooMuchRatherThanTooLittle() {
        for (Client peer : peers.values()) {
            if (!subscriptions.ended(peer).isEmpty() && subscriptions.wants(peer) instanceof Wants.Lines(var wanted)) {
                subscriptions.want(peer, new Wants.Lines(withoutFilters(wanted)));
            }
        }
    }

    /** Ends those that have said nothing for too long; returns how many. */
    int check() {
        return (int) peers.values().stream()
                .filter(peer -> peer.check(settings.timeout().toNanos()))
                .count();
    }

    /** Ends them all. */
    void stop() {
        peers.values().forEach(peer -> peer.finish(GOING_AWAY, "the gateway stops"));
    }

    int size() {
        return peers.size();
    }

    long queued() {
        return peers.values().stream().mapToLong(Client::queued).sum();
    }
}
