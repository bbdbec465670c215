package dev.lookback.gateway.intake;

/** The way that an event came in. */
public enum Via {
    /** A datagram, as a harvester of ours sends it. */
    UDP("udp"),
    /** A message of a log.io harvester. */
    LOGIO("logio"),
    /** Lines that another gateway has taken in. */
    PEER("peer");

    private final String tag;

    Via(String tag) {
        this.tag = tag;
    }

    /** As metrics name it. */
    public String tag() {
        return tag;
    }

    /** Whether this gateway was the one to take it in: such events go to peers, others never do. */
    public boolean isOwn() {
        return this != PEER;
    }
}
