package dev.lookback.workers;

import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;

import java.util.function.Consumer;

/**
 * A listener that stops by itself has met what it cannot retry. Nobody would start it again, and a process that only looks
 * alive is worse than one that is started anew: its partitions would stay as they are.
 */
final class ListenerWatch implements ApplicationListener<ConsumerStoppedEvent> {

    private final Consumer<String> lastResort;

    ListenerWatch(Consumer<String> lastResort) {
        this.lastResort = lastResort;
    }

    @Override
    public void onApplicationEvent(ConsumerStoppedEvent event) {
        if (event.getReason() != Reason.NORMAL) {
            lastResort.accept(event.getSource() + " has stopped (" + event.getReason() + ")");
        }
    }
}
