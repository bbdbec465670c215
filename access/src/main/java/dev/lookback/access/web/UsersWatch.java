package dev.lookback.access.web;

import dev.lookback.access.Users;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the users file again all the time, and tells those who hold something open for a user. */
final class UsersWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(UsersWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Users users;
    private final List<UsersListener> listeners;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("users-watch").daemon().factory());

    private volatile boolean isRunning;

    UsersWatch(Users users, List<UsersListener> listeners) {
        this.users = users;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void start() {
        var _ = thread.scheduleWithFixedDelay(
                this::refresh, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        isRunning = true;
    }

    private void refresh() {
        try {
            if (users.refresh()) {
                listeners.forEach(listener -> listener.usersChanged(users::find));
            }
        } catch (RuntimeException e) {
            // The next turn must come whatever this one has met.
            log.error("users not read again", e);
        }
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
