package dev.lookback.gateway.cluster;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/** One connection to a peer, as its messages come in: whole ones are handed on, one after the other. */
final class PeerSocket implements WebSocket.Listener {

    /** A frame is full at 64 KiB, but for its last line. */
    private static final int MAX_BYTES = 1024 * 1024;

    /** Takes messages; it may wait, and the peer waits with it. */
    interface Receiver {

        void events(byte[] frame) throws InterruptedException;

        void text(String json);
    }

    private final Receiver receiver;
    private final LongSupplier nanos;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile long lastHeard;

    PeerSocket(Receiver receiver, LongSupplier nanos) {
        this.receiver = receiver;
        this.nanos = nanos;
        this.lastHeard = nanos.getAsLong();
    }

    /** Nanoseconds. */
    long silence() {
        return nanos.getAsLong() - lastHeard;
    }

    boolean isEnded() {
        return ended.getCount() == 0;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
        lastHeard = nanos.getAsLong();
        byte[] part = new byte[data.remaining()];
        data.get(part);
        bytes.writeBytes(part);
        if (last) {
            handOn();
        }
        goOn(socket, bytes.size());
        return null;
    }

    private void handOn() {
        byte[] frame = bytes.toByteArray();
        bytes.reset();
        try {
            receiver.events(frame);
            lastHeard = nanos.getAsLong();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        lastHeard = nanos.getAsLong();
        text.append(data);
        if (last) {
            String json = text.toString();
            text.setLength(0);
            receiver.text(json);
        }
        goOn(socket, text.length());
        return null;
    }

    private void goOn(WebSocket socket, int held) {
        if (held > MAX_BYTES) {
            socket.abort();
            ended.countDown();
        } else {
            socket.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        ended.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.countDown();
    }
}
