package dev.lookback.embedded.node;

/** A server that was started and takes requests. */
public interface Node {

    /** Stops cleanly; the JVM ends whether or not that succeeds. */
    void stop() throws Exception;

    /** How a server is started. */
    interface Starter {
        /** Returns when the server takes requests. When it throws, the JVM ends. */
        Node start(NodeArguments arguments) throws Exception;
    }
}
