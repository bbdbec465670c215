package dev.lookback.harvester.socket;

import java.net.InetSocketAddress;

/**
 * Connections.
 *
 * @param maxConnections at a time; further ones wait until one ends
 */
public record TcpPort(String setting, String input, InetSocketAddress address, int maxConnections, Handshake handshake)
        implements Port {

    TcpPort at(InetSocketAddress other) {
        return new TcpPort(setting, input, other, maxConnections, handshake);
    }
}
