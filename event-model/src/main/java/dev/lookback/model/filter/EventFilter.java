package dev.lookback.model.filter;

/** Says of each event whether it is wanted. Any number of threads may use one. */
@FunctionalInterface
public interface EventFilter {

    /** Wants every event. */
    EventFilter ALL = (buffer, offset, length) -> true;

    /**
     * Looks at one event line, in place, and keeps nothing of it. What cannot be read of a broken line has no fields.
     *
     * @param length in bytes, without the line feed
     */
    boolean matches(byte[] buffer, int offset, int length);
}
