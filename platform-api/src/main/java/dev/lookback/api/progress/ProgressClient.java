package dev.lookback.api.progress;

import java.io.IOException;

/** Who watches. A method that fails says that the client has gone. */
interface ProgressClient {

    /** What it has seen is all that there will be. */
    void nothingMore();

    /** Tells it of a change. */
    void tell(Snapshot snapshot) throws IOException;

    /** Lets it know, and any proxy between, that it is still heard. */
    void heartbeat() throws IOException;

    boolean isGone();
}
