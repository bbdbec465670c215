package dev.lookback.standalone.settings;

/** Tells whether a port of 127.0.0.1 can be listened on. */
public interface PortProbe {
    boolean isFree(int number, Transport transport);
}
