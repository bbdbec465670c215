package dev.lookback.api.events;

import dev.lookback.api.problem.DamagedArchiveException;
import dev.lookback.api.problem.ServiceUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * The events of one request, read by a thread of its own, some of them ahead of who takes them. The thread is a virtual one:
 * to interrupt it ends its waiting for the archive, too.
 */
final class EventStream implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private final EventsRequest request;
    private final LinePipe pipe = new LinePipe();
    private final Thread reader;

    /** @param whenRead is told when the thread ends, however that is */
    EventStream(EventsRequest request, ArchivedEvents events, Consumer<EventStream> whenRead) {
        this.request = request;
        this.reader = Thread.ofVirtual().name("events " + request).unstarted(() -> {
            try {
                read(events);
            } finally {
                whenRead.accept(this);
            }
        });
    }

    void start() {
        reader.start();
    }

    private void read(ArchivedEvents events) {
        try {
            events.read(request, pipe::append);
            pipe.end();
        } catch (UncheckedIOException e) {
            pipe.fail(new ServiceUnavailableException("archive", Objects.requireNonNull(e.getCause())));
        } catch (IOException e) {
            pipe.fail(
                    UnansweredException.isBehind(e)
                            ? new ServiceUnavailableException("archive", e)
                            : new DamagedArchiveException(request.environment() + "/" + e.getMessage(), e));
        } catch (CancellationException e) {
            log.debug("events of {}: {}", request, e.toString());
        } catch (RuntimeException e) {
            pipe.fail(e);
        }
    }

    EventsRequest request() {
        return request;
    }

    /**
     * The next lines: those that are there after the patience, if they are few.
     *
     * @throws RuntimeException why no more can be read, behind all that could
     */
    LinePipe.Lines take(Duration patience) throws InterruptedException {
        return pipe.take(patience);
    }

    /** Ends the reading; who takes is told why. */
    void fail(RuntimeException reason) {
        pipe.fail(reason);
        close();
    }

    /** Ends the reading, which stops at once. */
    @Override
    public void close() {
        pipe.close();
        reader.interrupt();
    }
}
