package dev.lookback.harvester.socket;

/**
 * Cuts what one connection brings into messages, however it is cut over reads. Read into {@link #buffer()} from
 * {@link #end()} on, at most {@link #room()} bytes, then say how many came.
 */
public interface Framing {

    byte[] buffer();

    int end();

    /** More than zero. */
    int room();

    /** Shows every message that is whole with these bytes. */
    void received(int bytes);

    /** The connection has ended: shows what is left. */
    void ended();
}
