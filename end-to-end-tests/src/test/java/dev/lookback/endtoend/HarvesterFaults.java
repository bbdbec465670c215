package dev.lookback.endtoend;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What goes wrong at a harvester: rules that drop or do not come to an end, a line that is too long to be shown, files that
 * cannot be read or are of another format, and a port that is not read for a while.
 */
final class HarvesterFaults implements AutoCloseable {
    private static final String DROPPED = "fault-dropped";
    private static final String ENDLESS = "fault-endless";

    private static final String RULES = """
            - drop:
              when: service.name:%s
            - redact: {pattern: '(x+x+)+y', fields: message}
              when: service.name:%s
            """.formatted(DROPPED, ENDLESS);

    private static final String INPUT = "lookback.harvester.file.inputs[0].";
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    /** Beyond what a datagram may have. */
    private static final int LONG = 61 * 1024;

    /** More than the kernel has room for, where it gives all that is asked for. They have no events. */
    private static final int DATAGRAMS = 40_000;

    /** So old that no other test has events there. */
    private static final Duration AGE = Duration.ofDays(21);

    private final Installation installation;
    private final long pid;
    private final List<Path> files;

    private HarvesterFaults(Installation installation) {
        this.installation = installation;
        this.pid = installation.status().member("harvester").pid();
        this.files = List.of(
                files(installation).resolve("app.log"), files(installation).resolve("old.log.gz"));
    }

    /** Settings by which all of it can happen. */
    static void prepare(Installation installation) throws IOException {
        Path rules = Files.writeString(installation.data().resolve("rules.yaml"), RULES);
        Path directory = Files.createDirectories(files(installation));
        installation
                .set("lookback.harvester.rules", rules.toString())
                .set(INPUT + "paths", directory + "/*.log*")
                .set(INPUT + "format", "pattern")
                .set(INPUT + "pattern", "^\\[(?<log.level>\\w+)] (?<message>.*)");
    }

    private static Path files(Installation installation) {
        return installation.data().resolve("files");
    }

    static HarvesterFaults begin(Installation installation) throws IOException {
        HarvesterFaults faults = new HarvesterFaults(installation);
        Files.writeString(faults.files.getFirst(), "neither a level nor a message\n");
        Files.writeString(faults.files.getLast(), "nothing that gzip has written\n");
        return faults;
    }

    void round() throws IOException {
        String lines = line(DROPPED, "") + line(ENDLESS, "x".repeat(5_000)) + line("fault-long", "x".repeat(LONG));
        Http.on(installation.port("harvester"))
                .post("/events", "application/x-ndjson", lines)
                .orFail();
        leaveThePortUnread();
    }

    /** An event of long ago, where no other test has any. */
    static String line(String service, String message) {
        return Json.write(Map.of(
                        "@timestamp", Instant.now().minus(AGE).toString(), "service", service, "message", message))
                + "\n";
    }

    private void leaveThePortUnread() throws IOException {
        signal("STOP");
        try (DatagramSocket socket = new DatagramSocket()) {
            DatagramPacket empty =
                    new DatagramPacket(new byte[0], 0, InetAddress.getLoopbackAddress(), installation.port("syslog"));
            for (int sent = 0; sent < DATAGRAMS; sent++) {
                socket.send(empty);
            }
        } finally {
            signal("CONT");
        }
    }

    private void signal(String name) {
        Command.program(COMMAND_LIMIT, List.of("kill", "-" + name, Long.toString(pid)))
                .orFail();
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
