package dev.lookback.gateway.socket;

import dev.lookback.access.web.CurrentCaller;
import dev.lookback.gateway.delivery.Client;
import dev.lookback.gateway.delivery.DeliveryMetrics;
import dev.lookback.gateway.delivery.Notices;
import dev.lookback.gateway.delivery.TextConnection;
import dev.lookback.gateway.inputs.InputsBoard;
import dev.lookback.gateway.socket.LiveClient.LiveServices;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

import java.time.Duration;
import java.util.Objects;

/** The WebSocket {@code /live}: browsers come, say something, and go. */
final class LiveHandler extends TextWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(LiveHandler.class);

    private static final int TRY_AGAIN_LATER = 1013;

    private final LiveClients clients;
    private final LiveServices services;
    private final DeliveryMetrics delivery;
    private final InputsBoard board;
    private final byte[] hello;

    LiveHandler(LiveClients clients, LiveServices services, DeliveryMetrics delivery, InputsBoard board, byte[] hello) {
        this.clients = clients;
        this.services = services;
        this.delivery = delivery;
        this.board = board;
        this.hello = hello;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit((int) services.limits().maxMessageSize().toBytes());
        Session connected = Objects.requireNonNull(((NativeWebSocketSession) session).getNativeSession(Session.class));
        TextConnection connection =
                new TextConnection(connected, services.limits().maxSilence());
        Client client = new Client(connection, clients::queueShare, delivery, services.nanos());
        if (clients.add(
                session.getId(), new LiveClient(client, services, CurrentCaller.user(session.getPrincipal())))) {
            client.say(hello);
            client.inputs(board.current());
        } else {
            services.metrics().refused(Refusal.CLIENTS);
            client.say(Notices.error(
                    "clients: one more (expected: at most " + services.limits().max() + " at a time)", null));
            client.finish(TRY_AGAIN_LATER, "too many clients");
        }
        client.start();
    }

    /** The next message is read when this one is done with: who has to rest waits in front of the network. */
    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws InterruptedException {
        long begin = services.nanos().getAsLong();
        clients.find(session.getId()).ifPresent(client -> client.said(message.getPayload()));
        Thread.sleep(Rest.after(Duration.ofNanos(services.nanos().getAsLong() - begin)));
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        clients.find(session.getId()).ifPresent(client -> client.client().gaveSign());
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        log.debug("client is gone: {}", failure.getMessage());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        clients.remove(session.getId());
    }
}
