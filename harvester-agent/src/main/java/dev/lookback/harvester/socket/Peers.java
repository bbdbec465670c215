package dev.lookback.harvester.socket;

import java.net.InetAddress;

/** Senders' addresses as {@code source.ip} has them. */
public final class Peers {

    private Peers() {}

    /** Without the zone that a link-local address of IPv6 ends with: it means something on this machine alone. */
    public static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }
}
