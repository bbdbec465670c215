package dev.lookback.harvester.rules;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Takes SIGHUP, which would end the process, for what it means to a service: read your files again. */
final class Hangup implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Hangup.class);

    private final Runnable undo;

    private Hangup(Runnable undo) {
        this.undo = undo;
    }

    /** @param action must not take long */
    static Hangup listen(Runnable action) {
        try {
            Signal signal = new Signal("HUP");
            SignalHandler before = Signal.handle(signal, taken -> action.run());
            return new Hangup(() -> Signal.handle(signal, before));
        } catch (IllegalArgumentException e) {
            log.warn("SIGHUP cannot be taken here, the rules are read when their file changes: {}", e.getMessage());
            return new Hangup(() -> {});
        }
    }

    @Override
    public void close() {
        undo.run();
    }
}
