package dev.lookback.gateway.subscription;

/** Who gets frames. */
@FunctionalInterface
public interface FrameListener {

    /** Takes a frame, without waiting: whoever has no room for it drops, and counts. */
    void offer(Frame frame);
}
