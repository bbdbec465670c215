package dev.lookback.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A way for events into what is measured. */
interface LiveSender extends AutoCloseable {

    /** An event's length as its protocol has it. */
    int EVENT_BYTES = 200;

    /** Sends an event with this number and the time of now, at the latest when {@link #flush} is called. */
    void send(int number) throws IOException;

    void flush() throws IOException;

    @Override
    void close() throws IOException;

    /** Sends events from number 0 on, so many a second; those that are due within a millisecond leave together. */
    default void sendAll(int total, int perSecond) throws IOException {
        long second = TimeUnit.SECONDS.toNanos(1);
        long begin = System.nanoTime();
        for (int sent = 0; sent < total; ) {
            long due = Math.min(total, (System.nanoTime() - begin) * perSecond / second + 1);
            while (sent < due) {
                send(sent++);
            }
            flush();
            long next = begin + sent * second / perSecond - System.nanoTime();
            LockSupport.parkNanos(Math.max(next, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }
}
