package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A little of all that happens in an installation: events now and late, some twice, a browser, loads that expire, reading. */
final class AllTraffic implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int LATE = 600;

    private final Installation installation;
    private final String service = "traffic-" + UUID.randomUUID();
    private final Range range = Range.before(Instant.now(), Duration.ofHours(2));
    private final EventFlow flow;
    private int rounds;

    private AllTraffic(Installation installation, EventFlow flow) {
        this.installation = installation;
        this.flow = flow;
    }

    static AllTraffic begin(Installation installation) throws IOException {
        return new AllTraffic(
                installation, EventFlow.start(installation.port("syslog"), "flow-" + UUID.randomUUID(), Duration.ZERO));
    }

    void round() throws IOException {
        rounds++;
        SyslogSender.sendAll(installation.port("syslog"), new Messages(service, range, LATE));
        twice();
        watch();
        // Another range each time: the same would be the same index.
        Range some = new Range(range.start().plusSeconds(rounds), range.end());
        String index = installation
                .histories()
                .load(some, "host.name:web-0", LIMIT)
                .path("index")
                .asString();
        installation.histories().expireIn(index, Duration.ofSeconds(1));
        installation
                .api()
                .get("/environments/" + Installation.ENVIRONMENT + "/events?start=" + range.start() + "&end="
                        + range.end() + "&limit=100")
                .orFail();
    }

    /** One event, as somebody sends it who has had no answer. */
    private void twice() {
        String line = "{\"@timestamp\":\"" + range.start() + "\",\"event\":{\"id\":\""
                + UUID.randomUUID().toString().replace("-", "") + "\"},\"message\":\"twice\",\"service\":\"" + service
                + "\"}\n";
        Http harvester = Http.on(installation.port("harvester"));
        harvester.post("/events", "application/x-ndjson", line + line).orFail();
    }

    private void watch() {
        String stream = service + "-live";
        try (LiveClient client = LiveClient.connect(installation.port("live"))) {
            client.subscribe(stream, () -> {
                try (SyslogSender sender = SyslogSender.connect(installation.port("syslog"))) {
                    sender.send(Stream.of(Messages.frame(stream, Instant.now(), 1)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Other tests of the same installation count what comes to the archive: nothing of this may come later. */
    private void awaitTheArchive() {
        int sent = rounds * (LATE + 1);
        try (Archive archive = installation.archive()) {
            Awaitility.await("archived")
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(archive.messagesOfService(service, range))
                            .hasSize(sent));
        }
    }

    @Override
    public void close() throws IOException {
        try (flow) {
            flow.pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(e);
        }
        awaitTheArchive();
    }
}
