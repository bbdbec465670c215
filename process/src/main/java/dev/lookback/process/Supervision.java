package dev.lookback.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * Under {@code ./lookback up} a process has a pipe from its supervisor as standard input: when the pipe ends, the
 * supervisor is gone, and the process stops as if it had got SIGTERM.
 */
final class Supervision {

    private static final String VARIABLE = "LOOKBACK_SUPERVISED";

    private Supervision() {}

    static void stopWithSupervisor() {
        if (Boolean.parseBoolean(System.getenv(VARIABLE))) {
            Thread.ofPlatform().daemon().name("supervision").start(() -> {
                awaitEnd(System.in);
                System.exit(0);
            });
        }
    }

    static void awaitEnd(InputStream pipe) {
        try {
            pipe.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A broken pipe says the same as an ended one.
        }
    }
}
