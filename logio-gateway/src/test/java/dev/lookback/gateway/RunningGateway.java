package dev.lookback.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** The whole process, in this JVM, on free ports. */
public final class RunningGateway implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningGateway(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings {@code name=value}, over those that every test has */
    public static RunningGateway start(String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "lookback.environment", "prod",
                "server.address", "127.0.0.1",
                "server.port", "0",
                "management.endpoint.health.probes.enabled", "true",
                "lookback.gateway.udp.port", "0",
                "lookback.gateway.logio.port", "0"));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningGateway(new SpringApplicationBuilder(GatewayApplication.class).run(arguments));
    }

    public int port() {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** Of a listener, by its health's name. */
    public int port(String listener) {
        var health = (IndicatedHealthDescriptor)
                context.getBean(HealthEndpoint.class).healthForPath(listener);
        return (int) health.getDetails().get("port");
    }

    public Status health(String path) {
        return context.getBean(HealthEndpoint.class).healthForPath(path).getStatus();
    }

    public Browser browser() {
        return Browser.connect(port());
    }

    /** Sends one datagram of this gateway's environment. */
    public void send(String... lines) throws IOException {
        sendRaw("LBU1 prod\n" + String.join("\n", lines) + "\n");
    }

    public void sendRaw(String datagram) throws IOException {
        byte[] bytes = datagram.getBytes(StandardCharsets.UTF_8);
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port("udp")));
        }
    }

    /** The sum over all meters of this name below {@code lookback.gateway}, with these tags. */
    public double metric(String name, String... tags) {
        return Search.in(context.getBean(MeterRegistry.class))
                .name("lookback.gateway." + name)
                .tags(tags)
                .meters()
                .stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(measurement -> measurement.getValue())
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }
}
