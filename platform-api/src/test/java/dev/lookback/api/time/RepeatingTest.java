package dev.lookback.api.time;

import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

class RepeatingTest {

    @Test
    void whatFailsIsDoneAgain() {
        AtomicInteger times = new AtomicInteger();
        Repeating repeating = new Repeating(
                "repeating",
                () -> {
                    times.incrementAndGet();
                    throw new IllegalStateException("for a test");
                },
                Duration.ofMillis(1));
        repeating.start();
        try {
            await().until(() -> times.get() > 2);
        } finally {
            repeating.stop();
        }
    }
}
