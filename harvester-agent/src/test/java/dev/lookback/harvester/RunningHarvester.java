package dev.lookback.harvester;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The whole process, in this JVM, on free ports. */
final class RunningHarvester implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningHarvester(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings {@code name=value}, over those that every test has */
    static RunningHarvester start(String environment, String kafka, Path spool, String... settings) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "lookback.environment", environment,
                "spring.kafka.bootstrap-servers", kafka,
                "server.port", "0",
                "management.endpoint.health.probes.enabled", "true",
                "logging.level.org.apache.kafka", "off",
                "lookback.harvester.spool.directory", spool.toString(),
                "lookback.harvester.syslog.port", "0",
                "lookback.harvester.syslog.zone", "UTC",
                "lookback.harvester.buffer", "100ms"));
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new RunningHarvester(new SpringApplicationBuilder(HarvesterApplication.class).run(arguments));
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }

    void sendTcp(String bytes) throws IOException {
        sendTcp(bytes.getBytes(StandardCharsets.UTF_8));
    }

    void sendTcp(byte[] bytes) throws IOException {
        sendTcp(port(), bytes);
    }

    static void sendTcp(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                OutputStream output = socket.getOutputStream()) {
            output.write(bytes);
        }
    }

    /** @param bundle of who sends */
    void sendTls(SslBundle bundle, String bytes) throws IOException {
        try (Socket socket = bundle.createSslContext()
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), (int)
                                health("syslog").get("tlsPort"));
                OutputStream output = socket.getOutputStream()) {
            output.write(bytes.getBytes(StandardCharsets.UTF_8));
        }
    }

    void sendUdp(String message) throws IOException {
        sendUdp(message.getBytes(StandardCharsets.UTF_8));
    }

    void sendUdp(byte[] bytes) throws IOException {
        sendUdp(port(), bytes);
    }

    static void sendUdp(int port, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    int port() {
        return (int) health("syslog").get("port");
    }

    /** Of an input that tells its ports in its health, by a name like {@code json-tcp}. */
    int port(String component, String input) {
        return (int) ((Map<?, ?>) health(component).get("ports")).get(input);
    }

    /** Of the process itself: health, and events over HTTP. */
    int httpPort() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    Status readiness() {
        return context.getBean(HealthEndpoint.class).healthForPath("readiness").getStatus();
    }

    Status liveness() {
        return context.getBean(HealthEndpoint.class).healthForPath("liveness").getStatus();
    }

    Map<String, Object> health(String component) {
        HealthDescriptor descriptor = context.getBean(HealthEndpoint.class).healthForPath(component);
        return ((IndicatedHealthDescriptor) descriptor).getDetails();
    }

    long spoolBytes() {
        return (long) context.getBean(MeterRegistry.class)
                .get("lookback.harvester.spool.bytes")
                .gauge()
                .value();
    }

    /** Datagrams that never came to the harvester. */
    double droppedByKernel() {
        return context.getBean(MeterRegistry.class)
                .get("lookback.harvester.datagrams.dropped")
                .tag("input", "syslog-udp")
                .functionCounter()
                .count();
    }

    /** The sum over all tags of the counters and gauges of one name below {@code lookback.harvester.events}. */
    double books(String name) {
        return context.getBean(MeterRegistry.class).find("lookback.harvester.events." + name).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(measurement -> measurement.getValue())
                .sum();
    }

    @Override
    public void close() {
        context.close();
    }
}
