package dev.lookback.gateway.delivery;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A browser's connection. A WebSocket's text is chars to Java, though bytes on both sides of it: they are turned into chars and
 * back in pieces that stay in a core's cache, by loops of the JDK that work on arrays.
 */
public final class TextConnection implements Connection {

    private static final Logger log = LoggerFactory.getLogger(TextConnection.class);

    /** Tomcat gives up a write that waits longer, and ends the connection: milliseconds, a user property of the session. */
    public static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private static final int PIECE_CHARS = 8 * 1024;

    private final Session session;
    private final CharBuffer chars = CharBuffer.allocate(PIECE_CHARS);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    public TextConnection(Session session) {
        this.session = session;
    }

    @Override
    public void write(byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        decoder.reset();
        try (Writer writer = session.getBasicRemote().getSendWriter()) {
            boolean isMore = true;
            while (isMore) {
                isMore = decoder.decode(bytes, chars.clear(), true).isOverflow();
                writer.write(chars.array(), 0, chars.position());
            }
        }
    }

    @Override
    public void ping() throws IOException {
        session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException | IllegalStateException e) {
            log.debug("connection is closed already: {}", e.getMessage());
        }
    }
}
