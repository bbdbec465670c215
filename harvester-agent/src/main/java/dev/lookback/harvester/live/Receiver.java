package dev.lookback.harvester.live;

/**
 * Where a gateway listens.
 *
 * @param host its address, or a name that may stand for several
 */
record Receiver(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /**
     * Reads one item of a setting: public, so that Spring Boot finds it.
     *
     * @param text {@code host:port}; an IPv6 address stands in brackets
     */
    public static Receiver valueOf(String text) {
        String trimmed = text.trim();
        int colon = trimmed.lastIndexOf(':');
        int port = port(trimmed.substring(colon + 1));
        if (colon <= 0 || port <= 0 || port > MAX_PORT || isBareIpv6(trimmed.substring(0, colon))) {
            throw new IllegalArgumentException(
                    text + " (expected: host:port, like gateway-1:6690 or [2001:db8::7]:6690)");
        }
        return new Receiver(trimmed.substring(0, colon), port);
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
