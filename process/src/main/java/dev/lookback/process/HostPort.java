package dev.lookback.process;

/**
 * Where another process listens, as a setting says it.
 *
 * @param host its address, or a name that may stand for several
 */
public record HostPort(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /**
     * Reads one item of a setting: public, so that Spring Boot finds it.
     *
     * @param text {@code host:port}; an IPv6 address stands in brackets
     */
    public static HostPort valueOf(String text) {
        String trimmed = text.trim();
        int colon = trimmed.lastIndexOf(':');
        int port = port(trimmed.substring(colon + 1));
        if (colon <= 0 || port <= 0 || port > MAX_PORT || isBareIpv6(trimmed.substring(0, colon))) {
            throw new IllegalArgumentException(text + " (expected: host:port, like node-1:6690 or [2001:db8::7]:6690)");
        }
        return new HostPort(trimmed.substring(0, colon), port);
    }

    /** Its last part would be taken for the port. */
    private static boolean isBareIpv6(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[");
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
