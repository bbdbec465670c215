package dev.lookback.harvester.socket;

/** A protocol of lines, on whatever port: a connection brings one after the other, and a datagram may have many. */
public interface LineProtocol extends SocketProtocol {

    /** Of one; what is longer is cut. */
    int maxLineBytes();

    @Override
    default Framing framing(MessageVisitor visitor) {
        return new LineFraming(maxLineBytes(), visitor);
    }

    @Override
    default void datagram(byte[] bytes, MessageVisitor visitor) {
        LineFraming.forEach(bytes, visitor);
    }
}
