package dev.lookback.harvester.socket;

import java.net.InetSocketAddress;

/** One to open. */
public sealed interface Port permits TcpPort, UdpPort {

    /** What sets its number, below the input's prefix; ports of one setting have one number. */
    String setting();

    /** How its events are counted, like {@code syslog-tcp}. */
    String input();

    /** Its number is 0 for any that is free. */
    InetSocketAddress address();
}
