package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.InstanceState;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a ready instance is, and one line to try. */
record Addresses(InstanceState state) {

    List<String> lines(String sendCommand) {
        String environment = state.connections().environment();
        return Stream.of(
                        line("syslog", "127.0.0.1:%d (TCP and UDP)", "syslog"),
                        line("live", "http://127.0.0.1:%d/", "live"),
                        line("log.io", "127.0.0.1:%d (TCP)", "logio"),
                        line("NaCl", "127.0.0.1:%d (TCP)", "nacl"),
                        line("page", "http://127.0.0.1:%d/", "api"),
                        line("API", "http://127.0.0.1:%d/swagger-ui.html", "api"),
                        line("recent", "http://127.0.0.1:%d/recent-" + environment + "/_search", "elasticsearch"),
                        line("Kafka", "127.0.0.1:%d", "kafka"),
                        line("S3", "http://127.0.0.1:%d (keys: ./lookback status --json)", "s3"),
                        Stream.of("  try            " + sendCommand))
                .flatMap(lines -> lines)
                .toList();
    }

    /** None for a service of the user's own, which is elsewhere. */
    private Stream<String> line(String label, String format, String port) {
        Map<String, Integer> ports = state.connections().ports();
        return Stream.ofNullable(ports.get(port)).map(number -> String.format("  %-14s " + format, label, number));
    }
}
