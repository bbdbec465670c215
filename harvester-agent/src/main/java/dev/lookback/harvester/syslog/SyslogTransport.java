package dev.lookback.harvester.syslog;

/**
 * A way for connections to come in.
 *
 * @param input how its events are counted, like {@code syslog-tcp}
 * @param maxConnections at a time; further ones wait until one ends
 */
record SyslogTransport(String input, int maxConnections, Handshake handshake) {

    static final String TCP = "syslog-tcp";
    static final String TLS = "syslog-tls";
}
