package dev.lookback.harvester.socket;

import org.springframework.util.unit.DataSize;

import java.net.InetSocketAddress;

/**
 * Datagrams.
 *
 * @param receiveBuffer to ask the kernel for; what it gives is logged
 * @param queueSize of what is read and not yet written as events
 */
public record UdpPort(
        String setting, String input, InetSocketAddress address, DataSize receiveBuffer, DataSize queueSize)
        implements Port {

    UdpPort at(InetSocketAddress other) {
        return new UdpPort(setting, input, other, receiveBuffer, queueSize);
    }
}
