package dev.lookback.embedded;

/** A server that a test has started: killed, started again and closed by the test's own thread. */
public interface RunningService extends AutoCloseable {

    /** As a crash of the machine's process does: nothing is flushed, nothing is said to anybody. */
    void kill();

    /**
     * Returns when it takes requests on the same ports and the same data, after a clean stop unless it was killed before.
     */
    void restart();

    /** A crash that takes the data with it: returns when it takes requests on the same ports, empty. */
    void restartEmpty();

    /** Leaves nothing running. */
    @Override
    void close();
}
