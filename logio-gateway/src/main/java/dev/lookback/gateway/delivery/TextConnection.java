package dev.lookback.gateway.delivery;

import jakarta.websocket.Session;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A browser's connection. A WebSocket's text is chars to Java, though bytes on both sides of it: they are turned into chars and
 * back in pieces that stay in a core's cache, by loops of the JDK that work on arrays.
 */
public final class TextConnection extends SessionConnection {

    private static final int PIECE_CHARS = 8 * 1024;

    private final CharBuffer chars = CharBuffer.allocate(PIECE_CHARS);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    /** @param sendTimeout after which a write that waits is given up, and the connection with it */
    public TextConnection(Session session, Duration sendTimeout) {
        super(session, sendTimeout);
    }

    @Override
    public void events(byte[] frame) throws IOException {
        text(frame);
    }

    @Override
    public void text(byte[] message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        decoder.reset();
        try (Writer writer = session().getBasicRemote().getSendWriter()) {
            boolean isMore = true;
            while (isMore) {
                isMore = decoder.decode(bytes, chars.clear(), true).isOverflow();
                writer.write(chars.array(), 0, chars.position());
            }
        }
    }
}
