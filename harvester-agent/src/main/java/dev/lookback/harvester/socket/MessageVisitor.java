package dev.lookback.harvester.socket;

/** Is shown one message, in place. */
@FunctionalInterface
public interface MessageVisitor {

    /**
     * @param length in bytes, more than zero
     * @param isCut whether the message was longer, or its connection ended before it did
     */
    void message(byte[] buffer, int offset, int length, boolean isCut);
}
