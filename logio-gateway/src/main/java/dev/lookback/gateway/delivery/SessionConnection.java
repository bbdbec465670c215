package dev.lookback.gateway.delivery;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What connections over a WebSocket have in common. */
abstract sealed class SessionConnection implements Connection permits TextConnection, PeerConnection {

    private static final Logger log = LoggerFactory.getLogger(SessionConnection.class);

    /** Tomcat's; milliseconds. */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Session session;

    SessionConnection(Session session, Duration sendTimeout) {
        this.session = session;
        session.getUserProperties().put(SEND_TIMEOUT, sendTimeout.toMillis());
    }

    final Session session() {
        return session;
    }

    @Override
    public final void ping() throws IOException {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public final void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException | IllegalStateException e) {
            log.debug("connection is closed already: {}", e.getMessage());
        }
    }
}
