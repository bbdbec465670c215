package dev.lookback.standalone.settings;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Which number each port has. */
public final class Ports {
    static final String PREFIX = "lookback.ports.";
    private static final int MAX = 65_535;

    private final Map<Port, Integer> numbers;
    private final Set<Port> used;

    private Ports(Map<Port, Integer> numbers, Set<Port> used) {
        this.numbers = new EnumMap<>(numbers);
        this.used = EnumSet.copyOf(used);
    }

    public static Ports of(Settings settings) {
        settings.given().keySet().stream().filter(key -> key.startsWith(PREFIX)).forEach(Ports::checkName);
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(
                    port,
                    settings.value(port.key()).map(value -> number(port, value)).orElse(port.standard()));
        }
        Ports ports = new Ports(numbers, usedUnder(settings));
        ports.checkDifferent();
        return ports;
    }

    private static void checkName(String key) {
        if (Port.named(key.substring(PREFIX.length())).isEmpty()) {
            throw new WrongSetting(key + ": unknown (expected: " + PREFIX + " and one of " + Port.names() + ")");
        }
    }

    private static int number(Port port, String value) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= 1 && number <= MAX) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new WrongSetting(port.key() + ": " + value + " (expected: a port, 1 to " + MAX + ")");
    }

    /** A service of one's own has its port elsewhere. */
    private static Set<Port> usedUnder(Settings settings) {
        EnumSet<Port> used = EnumSet.allOf(Port.class);
        for (Service service : Service.values()) {
            if (!settings.isEmbedded(service)) {
                Port.named(service.settingName()).ifPresent(used::remove);
            }
        }
        return used;
    }

    private void checkDifferent() {
        Map<Integer, Port> seen = new java.util.HashMap<>();
        for (Port port : used) {
            Port other = seen.put(number(port), port);
            if (other != null) {
                throw new WrongSetting(
                        port.key() + ": " + number(port) + " (expected: another than " + other.key() + ")");
            }
        }
    }

    public int number(Port port) {
        return java.util.Objects.requireNonNull(numbers.get(port));
    }

    /** Those that something of ours will listen on. */
    public Set<Port> used() {
        return EnumSet.copyOf(used);
    }
}
