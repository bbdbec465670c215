package dev.lookback.harvester.socket;

/** Makes events of messages, for one connection or one thread, and waits until the sink has them. */
@FunctionalInterface
public interface MessageReceiver {

    /**
     * @param length in bytes, more than zero
     * @param isCut whether the message was longer, or its connection ended before it did
     */
    void receive(byte[] buffer, int offset, int length, Arrival arrival, boolean isCut);
}
