package dev.lookback.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class LastResortTest {

    @Test
    void endsTheProcessOnceAndNotOnTheThreadThatAsks() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch exited = new CountDownLatch(1);
        AtomicInteger exits = new AtomicInteger();
        LastResort lastResort = new LastResort(() -> {
            awaitQuietly(asked);
            exits.incrementAndGet();
            exited.countDown();
        });

        lastResort.exit("first");
        lastResort.exit("second");
        asked.countDown();

        assertThat(exited.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(exits).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
