package dev.lookback.standalone.settings;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user gave by {@code --set}; of a key given twice the later value counts.
 *
 * @param given every key, checked as far as it is {@code up}'s own
 */
public record Settings(Map<String, String> given) {
    private static final String EMBEDDED = "lookback.embedded.";
    private static final String MEMORY = "lookback.memory.";
    private static final Map<String, String> PORTS_BY_OTHER_NAMES = Map.of(
            "server.port", "lookback.ports.api, .workers, .harvester or .live",
            "lookback.harvester.syslog.port", "lookback.ports.syslog",
            "lookback.gateway.logio.port", "lookback.ports.logio",
            "lookback.gateway.udp.port", "lookback.ports.udp");
    private static final String MIN_FREE_SPACE = "lookback.min-free-space";
    private static final String START_LIMIT = "lookback.start-limit";
    private static final String DEFAULT_MIN_FREE_SPACE = "1GB";
    private static final String DEFAULT_START_LIMIT = "180s";

    public Settings {
        given = Map.copyOf(given);
    }

    /** Takes {@code key=value} each. */
    public static Settings parse(List<String> assignments) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new WrongSetting("--set " + assignment + " (expected: key=value)");
            }
            given.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
        }
        Settings settings = new Settings(given);
        settings.check();
        return settings;
    }

    private void check() {
        PORTS_BY_OTHER_NAMES.forEach((key, instead) -> {
            if (given.containsKey(key)) {
                throw new WrongSetting(key + ": not under up (expected: " + instead + ")");
            }
        });
        Ports.of(this);
        minFreeSpace();
        startLimit();
        environment();
        embeddedKeys().forEach(Settings::checkEmbeddedKey);
        for (Service service : Service.values()) {
            checkConnection(service);
        }
    }

    private Set<String> embeddedKeys() {
        return given.keySet().stream().filter(key -> key.startsWith(EMBEDDED)).collect(Collectors.toSet());
    }

    private static void checkEmbeddedKey(String key) {
        if (Service.named(key.substring(EMBEDDED.length())).isEmpty()) {
            throw new WrongSetting(key + ": unknown (expected: " + EMBEDDED + " and one of " + Service.names() + ")");
        }
    }

    private void checkConnection(Service service) {
        List<String> connections = service.connections();
        boolean connected = connections.stream().anyMatch(given::containsKey);
        String key = EMBEDDED + service.settingName();
        if (!isEmbedded(service) && !connected) {
            throw new WrongSetting(key + "=false: no " + String.join(" or ", connections) + " (expected: --set "
                    + connections.getFirst() + "=...)");
        }
        // Said outright, it is no mistake: something stands between the processes and the embedded service.
        if (isEmbedded(service) && !given.containsKey(key) && given.containsKey(connections.getFirst())) {
            throw new WrongSetting(connections.getFirst() + ": " + service.settingName()
                    + " is embedded (expected: --set " + key + "=false as well)");
        }
    }

    public boolean isEmbedded(Service service) {
        String key = EMBEDDED + service.settingName();
        return switch (given.getOrDefault(key, "true")) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new WrongSetting(key + ": " + other + " (expected: true or false)");
        };
    }

    public Set<Service> embedded() {
        EnumSet<Service> embedded = EnumSet.allOf(Service.class);
        embedded.removeIf(service -> !isEmbedded(service));
        return embedded;
    }

    public Optional<String> value(String key) {
        return Optional.ofNullable(given.get(key));
    }

    public String environment() {
        String environment = given.getOrDefault("lookback.environment", "local");
        if (!environment.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new WrongSetting("lookback.environment: " + environment + " (expected: [a-z][a-z0-9-]{0,30})");
        }
        return environment;
    }

    public String bucket() {
        return given.getOrDefault("lookback.s3.bucket", "lookback");
    }

    /** How much memory a process may use for its heap, as Java's -Xmx takes it. */
    public String heap(String process, String otherwise) {
        String key = MEMORY + process;
        String heap = given.getOrDefault(key, otherwise);
        if (!heap.matches("[1-9][0-9]*[mMgG]")) {
            throw new WrongSetting(key + ": " + heap + " (expected: like 256m or 1g)");
        }
        return heap;
    }

    /** Below this many free bytes nothing is started: Kafka and Elasticsearch are hard to bring back from a full disk. */
    public long minFreeSpace() {
        String value = given.getOrDefault(MIN_FREE_SPACE, DEFAULT_MIN_FREE_SPACE);
        return Quantities.bytes(value)
                .orElseThrow(() -> new WrongSetting(MIN_FREE_SPACE + ": " + value + " (expected: like 500MB or 2GB)"));
    }

    /** How long one process may take until it is ready. */
    public java.time.Duration startLimit() {
        String value = given.getOrDefault(START_LIMIT, DEFAULT_START_LIMIT);
        return Quantities.duration(value)
                .orElseThrow(() -> new WrongSetting(START_LIMIT + ": " + value + " (expected: like 90s or 5m)"));
    }

    /** What is no business of {@code up} itself and goes to every Boot process. */
    public Map<String, String> forProcesses() {
        Map<String, String> passed = new LinkedHashMap<>(given);
        passed.keySet().removeIf(Settings::isOurs);
        return passed;
    }

    private static boolean isOurs(String key) {
        return key.startsWith(Ports.PREFIX)
                || key.startsWith(EMBEDDED)
                || key.startsWith(MEMORY)
                || key.equals(MIN_FREE_SPACE)
                || key.equals(START_LIMIT);
    }
}
