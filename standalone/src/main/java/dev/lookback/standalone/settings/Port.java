package dev.lookback.standalone.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ports that other programs use; each is {@code lookback.ports.<name>}. */
public enum Port {
    API("api", 8080),
    WORKERS("workers", 8081),
    HARVESTER("harvester", 8082),
    LIVE("live", 6688),
    LOGIO("logio", 6689),
    UDP("udp", 6690, Transport.UDP),
    SYSLOG("syslog", 5514, Transport.BOTH),
    KAFKA("kafka", 9092),
    ELASTICSEARCH("elasticsearch", 9200),
    S3("s3", 9000),
    NACL("nacl", 6700);

    private final String settingName;
    private final int standard;
    private final Transport transport;

    Port(String settingName, int standard) {
        this(settingName, standard, Transport.TCP);
    }

    Port(String settingName, int standard, Transport transport) {
        this.settingName = settingName;
        this.standard = standard;
        this.transport = transport;
    }

    public String settingName() {
        return settingName;
    }

    /** The port unless set otherwise. */
    public int standard() {
        return standard;
    }

    Transport transport() {
        return transport;
    }

    String key() {
        return Ports.PREFIX + settingName;
    }

    static Optional<Port> named(String name) {
        return Arrays.stream(values())
                .filter(port -> port.settingName.equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Port::settingName).collect(Collectors.joining(", "));
    }
}
