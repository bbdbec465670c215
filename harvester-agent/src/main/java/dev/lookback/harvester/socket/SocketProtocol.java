package dev.lookback.harvester.socket;

/** What an input makes of what its ports bring. Any number of threads may use it. */
public interface SocketProtocol {

    /** As threads and log lines have it, like {@code syslog}. */
    String name();

    /** For one connection: cuts what it brings into messages. */
    Framing framing(MessageVisitor visitor);

    /** Shows the visitor every message of one datagram. */
    void datagram(byte[] bytes, MessageVisitor visitor);

    /** For one connection or one thread. */
    MessageReceiver receiver();
}
