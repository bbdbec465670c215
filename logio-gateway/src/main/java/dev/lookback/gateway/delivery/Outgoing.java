package dev.lookback.gateway.delivery;

import dev.lookback.gateway.subscription.Frame;

/** What waits to be written to a client. */
public sealed interface Outgoing {

    /** Events. */
    record Events(Frame frame) implements Outgoing {}

    /** Anything else that is said, as JSON in UTF-8. */
    @SuppressWarnings("ArrayRecordComponent")
    record Text(byte[] json) implements Outgoing {}

    /** A question that a client which reads answers by itself. */
    record Ping() implements Outgoing {}
}
