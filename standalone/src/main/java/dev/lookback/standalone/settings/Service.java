package dev.lookback.standalone.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code up} brings along unless {@code lookback.embedded.<name>=false}, and how one's own is named instead. */
public enum Service {
    KAFKA("kafka", List.of("spring.kafka.bootstrap-servers")),
    ELASTICSEARCH("elasticsearch", List.of("spring.elasticsearch.uris")),
    S3("s3", List.of("spring.cloud.aws.s3.endpoint", "spring.cloud.aws.region.static"));

    private final String settingName;
    private final List<String> connections;

    Service(String settingName, List<String> connections) {
        this.settingName = settingName;
        this.connections = connections;
    }

    /** As in settings and as the name of its process. */
    public String settingName() {
        return settingName;
    }

    /** The settings of which one at least says where one's own is. */
    List<String> connections() {
        return connections;
    }

    static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.settingName.equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Service::settingName).collect(Collectors.joining(", "));
    }
}
