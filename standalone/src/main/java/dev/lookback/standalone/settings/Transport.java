package dev.lookback.standalone.settings;

/** What is listened for on a port. */
public enum Transport {
    TCP(true, false),
    UDP(false, true),
    BOTH(true, true);

    private final boolean hasTcp;
    private final boolean hasUdp;

    Transport(boolean hasTcp, boolean hasUdp) {
        this.hasTcp = hasTcp;
        this.hasUdp = hasUdp;
    }

    boolean hasTcp() {
        return hasTcp;
    }

    boolean hasUdp() {
        return hasUdp;
    }
}
