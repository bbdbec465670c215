package dev.lookback.api.verify;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a check, and tells the client now and then that it goes on: so it is seen when nobody waits any more. What fails
 * before anything was told is thrown, and so has a status of its own.
 */
final class VerifySender {

    private static final Logger log = LoggerFactory.getLogger(VerifySender.class);

    private final Duration between;
    private final VerifyMetrics metrics;

    /** @param between one sign of life and the next */
    VerifySender(Duration between, VerifyMetrics metrics) {
        this.between = between;
        this.metrics = metrics;
    }

    /** The client. Whatever is written goes out at once; an {@link IOException} says that it is gone. */
    interface Client {
        void goesOn(VerifyProgress progress) throws IOException;

        void ends(VerifyAnswer answer) throws IOException;
    }

    void send(Verification verification, Client client) throws InterruptedException {
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<VerifyAnswer> answer = thread.submit(verification::run);
            try {
                VerifyAnswer found = await(answer, verification, client);
                metrics.ended(found);
                client.ends(found);
            } catch (IOException e) {
                log.debug("verify: the client is gone: {}", e.toString());
            } finally {
                verification.stop();
            }
        }
    }

    private VerifyAnswer await(Future<VerifyAnswer> answer, Verification verification, Client client)
            throws IOException, InterruptedException {
        boolean hasBegun = false;
        while (true) {
            try {
                return answer.get(between.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                client.goesOn(verification.progress());
                hasBegun = true;
            } catch (ExecutionException e) {
                if (!hasBegun && e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                return verification.answer(reason(Objects.requireNonNull(e.getCause())));
            }
        }
    }

    private static String reason(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException archive -> "archive: no answer (" + archive.getMessage() + ")";
            case CancellationException stopped -> "platform-api: is being stopped (expected: to run; come again)";
            default -> {
                log.error("verify ends before its time", failure);
                yield failure.toString();
            }
        };
    }
}
