package dev.lookback.gateway.subscription;

/** The event that is looked at: where its line stands. There is one object of it, which moves on from event to event. */
public final class Event {

    byte[] buffer = {};
    int offset;
    int length;
    long receivedAt;
    Audience audience = Audience.ALL;

    /** Counts events, so that a filter knows whether it has answered for this one. */
    long number;

    /**
     * @param length without a line feed
     * @param receivedAt when a gateway took it in, in milliseconds since the epoch
     */
    public void moveTo(byte[] line, int lineOffset, int lineLength, long received, Audience whom) {
        buffer = line;
        offset = lineOffset;
        length = lineLength;
        receivedAt = received;
        audience = whom;
        number++;
    }
}
