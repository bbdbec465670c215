package dev.lookback.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends a process that can no longer do its work, so that whoever supervises it starts another. What it has not acknowledged
 * is read again by that one.
 */
public final class LastResort {

    private static final Logger log = LoggerFactory.getLogger(LastResort.class);

    private final Runnable exit;
    private final AtomicBoolean isExiting = new AtomicBoolean();

    /** @param context is closed first, as at SIGTERM */
    public LastResort(ApplicationContext context) {
        this(() -> System.exit(SpringApplication.exit(context, () -> 1)));
    }

    LastResort(Runnable exit) {
        this.exit = exit;
    }

    /**
     * Returns at once; the process then ends with status 1. Only the first reason counts.
     *
     * @param reason what a person should know at the process's end
     */
    public void exit(String reason) {
        if (isExiting.compareAndSet(false, true)) {
            log.error("cannot go on, the process ends: {}", reason);
            // The context waits for its threads to end, of which the caller is one.
            Thread.ofPlatform().name("last-resort").start(exit);
        }
    }
}
