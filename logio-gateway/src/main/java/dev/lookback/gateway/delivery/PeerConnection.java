package dev.lookback.gateway.delivery;

import jakarta.websocket.Session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The connection of another gateway: frames are bytes, all else is text. */
public final class PeerConnection extends SessionConnection {

    /** @param sendTimeout after which a write that waits is given up, and the connection with it */
    public PeerConnection(Session session, Duration sendTimeout) {
        super(session, sendTimeout);
    }

    @Override
    public void events(byte[] frame) throws IOException {
        session().getBasicRemote().sendBinary(ByteBuffer.wrap(frame));
    }

    @Override
    public void text(byte[] json) throws IOException {
        session().getBasicRemote().sendText(new String(json, StandardCharsets.UTF_8));
    }
}
