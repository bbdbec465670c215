package dev.lookback.blocks.bzip2;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A piece that is being expanded, or will be by who waits for it. To be waited for or cancelled, once. */
final class ExpandingPiece {

    private final byte[] bytes;
    private final FutureTask<Optional<byte[]>> task;
    private final Runnable giveBack;

    private ExpandingPiece(byte[] bytes, FutureTask<Optional<byte[]>> task, Runnable giveBack) {
        this.bytes = bytes;
        this.task = task;
        this.giveBack = giveBack;
    }

    /** @param hasRoom whether it may be expanded ahead; the room is given back when it has been waited for */
    static ExpandingPiece start(
            StreamSplitter.Piece piece, StreamExpander expander, ReadAhead readAhead, boolean hasRoom) {
        FutureTask<Optional<byte[]>> task =
                new FutureTask<>(() -> piece.isCut() ? Optional.empty() : expander.expand(piece.bytes()));
        if (hasRoom) {
            readAhead.start(task);
        }
        return new ExpandingPiece(piece.bytes(), task, hasRoom ? readAhead::release : () -> {});
    }

    byte[] bytes() {
        return bytes;
    }

    /** The text, unless it is no whole stream. */
    Optional<byte[]> await() throws IOException {
        try {
            // Does nothing where another thread has begun.
            task.run();
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("bzip2: interrupted");
        } catch (ExecutionException e) {
            throw new IOException("bzip2: not expanded", e.getCause());
        } finally {
            giveBack.run();
        }
    }

    void cancel() {
        task.cancel(false);
        giveBack.run();
    }
}
