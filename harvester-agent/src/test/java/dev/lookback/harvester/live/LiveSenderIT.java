package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.harvester.event.InMemorySink;
import dev.lookback.harvester.event.SampleLines;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;
import dev.lookback.process.HostPort;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Real sockets on this machine; names are what the test says they are. */
class LiveSenderIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration RESOLVE_EVERY = Duration.ofMillis(50);
    private static final int QUEUE_BYTES = 200_000;
    private static final String ENVIRONMENT = "test";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LiveQueue queue = new LiveQueue(QUEUE_BYTES);
    private final InMemorySink batches = new InMemorySink(1_000_000);
    private final LiveSink sink = new LiveSink(batches, queue);
    private final List<ListeningGateway> gateways = new ArrayList<>();
    private final List<LiveSender> senders = new ArrayList<>();

    @BeforeEach
    void startGateways() throws IOException {
        for (int i = 0; i < 3; i++) {
            gateways.add(ListeningGateway.start(ENVIRONMENT));
        }
    }

    @AfterEach
    void stopAll() {
        senders.forEach(LiveSender::stop);
        gateways.forEach(ListeningGateway::close);
    }

    @Test
    void sendsEachEventToTwoOfThreeAndAlwaysToTheSame() {
        start(EventFilter.ALL);
        List<String> lines =
                IntStream.range(0, 20).mapToObj(this::offerAndAwait).toList();

        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(gateways)
                    .filteredOn(gateway -> gateway.lines().equals(lines))
                    .hasSize(2);
            assertThat(gateways)
                    .filteredOn(gateway -> gateway.lines().isEmpty())
                    .hasSize(1);
        });
        assertThat(books("delivered")).isEqualTo(20);
        assertThat(registry.get("lookback.harvester.live.datagrams.sent")
                        .counter()
                        .count())
                .isEqualTo(40);
        assertThat(receivers("up")).isEqualTo(3);
    }

    @Test
    void passesOverAReceiverThatDiesAndComesBackToItWithoutRiskingAnEvent() throws IOException {
        start(EventFilter.ALL);
        String first = offerAndAwait(0);
        await().atMost(LIMIT).until(() -> listening(first).size() == 2);
        ListeningGateway died = listening(first).getFirst();
        ListeningGateway stayed = listening(first).getLast();
        ListeningGateway third = gateways.stream()
                .filter(gateway -> !listening(first).contains(gateway))
                .findFirst()
                .orElseThrow();
        died.close();
        offerAndAwait(1);

        await().atMost(LIMIT).until(() -> receivers("down") == 1);
        String second = offerAndAwait(2);
        await().atMost(LIMIT)
                .until(() -> listening(second)
                        .equals(List.of(stayed, third).stream()
                                .sorted(this::byOrder)
                                .toList()));

        ListeningGateway restarted = ListeningGateway.start(ENVIRONMENT, died.address());
        gateways.set(gateways.indexOf(died), restarted);
        await().atMost(LIMIT).until(() -> receivers("up") == 3);
        assertThat(restarted.lines()).isEmpty();
        assertThat(restarted.probes()).isPositive();
        String last = offerAndAwait(3);

        await().atMost(LIMIT).until(() -> listening(last).size() == 2);
        assertThat(listening(last)).contains(restarted, stayed);
        assertThat(books("dropped")).isZero();
    }

    @Test
    void sendsWhatARefusedDatagramHeldToTheNext() {
        start(
                EventFilter.ALL,
                1,
                List.of(gateways.getFirst().receiver(), gateways.getLast().receiver()),
                LiveSenderIT::resolve);
        String first = offerAndAwait(0);
        await().atMost(LIMIT).until(() -> listening(first).size() == 1);
        ListeningGateway died = listening(first).getFirst();
        died.close();
        // Nobody hears this one: that is how it is noticed.
        offerAndAwait(1);
        String second = offerAndAwait(2);

        await().atMost(LIMIT).until(() -> listening(second).size() == 1);
        assertThat(listening(second)).doesNotContain(died);
    }

    @Test
    void dropsAndCountsWhatNobodyListensFor() {
        start(EventFilter.ALL, 2, List.of(new HostPort("nobody", 6690)), host -> {
            throw new UnknownHostException(host);
        });

        offer(0);
        offer(1);

        await().atMost(LIMIT).until(() -> dropped("unreachable") == 2);
        assertThat(books("received")).isEqualTo(2);
        assertThat(batches.lines()).hasSize(2);
    }

    @Test
    void followsANameToItsNewAddresses() {
        AtomicReference<List<InetAddress>> addresses = new AtomicReference<>(List.of());
        int port = gateways.getFirst().address().getPort();
        start(EventFilter.ALL, 2, List.of(new HostPort("gateways", port)), host -> {
            assertThat(host).isEqualTo("gateways");
            return addresses.get();
        });
        offer(0);
        await().atMost(LIMIT).until(() -> dropped("unreachable") == 1);

        addresses.set(List.of(InetAddress.getLoopbackAddress()));

        await().atMost(LIMIT).until(() -> receivers("up") == 1);
        String second = offerAndAwait(1);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(gateways.getFirst().lines()).containsExactly(second));

        addresses.set(List.of());
        await().atMost(LIMIT).until(() -> receivers("up") == 0);
    }

    @Test
    void sendsLongLinesAloneAndCountsThoseThatAreTooLong() {
        start(EventFilter.ALL);
        byte[] longest = line(0, LiveDatagram.MAX_LINE_BYTES);
        byte[] tooLong = line(1, LiveDatagram.MAX_LINE_BYTES + 1);

        sink.offer(SampleLines.in(tooLong, "web-1", 1));
        sink.offer(SampleLines.in(longest, "web-1", 0));

        String expected = new String(longest, StandardCharsets.UTF_8);
        await().atMost(LIMIT).until(() -> listening(expected).size() == 2);
        assertThat(dropped("too-long")).isEqualTo(1);
        assertThat(batches.lines()).hasSize(2);
    }

    @Test
    void putsLinesThatComeTogetherIntoFewDatagramsOfTheAgreedSize() {
        List<String> lines = IntStream.range(0, 500).mapToObj(this::offer).toList();
        start(EventFilter.ALL);

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(gateways)
                        .filteredOn(gateway -> gateway.lines().equals(lines))
                        .hasSize(2));
        ListeningGateway one = listening(lines.getFirst()).getFirst();
        int inOne = (LiveDatagram.MAX_BYTES - 10) / (lines.getLast().length() + 1);
        assertThat(one.datagrams())
                .hasSizeLessThanOrEqualTo(500 / inOne + 1)
                .allSatisfy(datagram -> assertThat(datagram)
                        .hasSizeLessThanOrEqualTo(
                                LiveDatagram.MAX_BYTES / lines.getFirst().length()));
    }

    @Test
    void sendsWhatTheFilterWantsAndCountsTheRest() {
        start((buffer, offset, length) ->
                new String(buffer, offset, length, StandardCharsets.UTF_8).contains("\"message\":\"1"));
        IntStream.range(0, 20).forEach(this::offer);

        await().atMost(LIMIT).until(() -> books("delivered") == 11);
        assertThat(books("unwanted")).isEqualTo(9);
        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(gateways)
                        .filteredOn(gateway -> gateway.lines().size() == 11)
                        .hasSize(2));
    }

    @Test
    void anEventThatTheFilterCannotCopeWithCostsNoOther() {
        start((buffer, offset, length) -> {
            if (new String(buffer, offset, length, StandardCharsets.UTF_8).contains("\"message\":\"1\"")) {
                throw new IllegalStateException("at this one");
            }
            return true;
        });
        IntStream.range(0, 3).forEach(this::offer);

        await().atMost(LIMIT).until(() -> books("delivered") == 2);
        assertThat(dropped("filter")).isOne();
    }

    @Test
    void dropsAndCountsWhenItIsSlowAndTheWayToKafkaIsWhole() {
        CountDownLatch slow = new CountDownLatch(1);
        start((buffer, offset, length) -> {
            try {
                slow.await();
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        int count = 10_000;
        for (int i = 0; i < count; i++) {
            assertThat(sink.offer(SampleLines.line("web-1", i, "x".repeat(100))))
                    .isTrue();
        }
        assertThat(batches.lines()).hasSize(count);
        assertThat(dropped("full")).isPositive();

        slow.countDown();

        await().atMost(LIMIT).until(() -> books("in.hand") == 0);
        assertThat(books("delivered") + books("dropped")).isEqualTo(count);
        assertThat(books("received")).isEqualTo(count);
    }

    @Test
    void sendsWhatItHoldsWhenItStops() {
        List<String> lines = IntStream.range(0, 100).mapToObj(this::offer).toList();
        start(EventFilter.ALL);

        senders.removeFirst().stop();

        await().atMost(LIMIT)
                .untilAsserted(() -> assertThat(gateways)
                        .filteredOn(gateway -> gateway.lines().equals(lines))
                        .hasSize(2));
        assertThat(books("in.hand")).isZero();
    }

    private void start(EventFilter filter) {
        start(filter, 2, gateways.stream().map(ListeningGateway::receiver).toList(), LiveSenderIT::resolve);
    }

    private void start(
            EventFilter filter, int redundancy, List<HostPort> receivers, ReceiverAddresses.Resolver resolver) {
        Environment environment = new Environment(ENVIRONMENT);
        LiveSender.Way way = new LiveSender.Way(
                new Receivers(new Ranking(42), redundancy, LiveDatagram.head(environment)),
                new ReceiverAddresses(receivers, resolver),
                RESOLVE_EVERY);
        LiveSender sender = new LiveSender(queue, filter, environment, way, new LiveMetrics(registry));
        senders.add(sender);
        sender.start();
    }

    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    private String offerAndAwait(int number) {
        double before = books("delivered");
        String line = offer(number);
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(1)).until(() -> books("delivered") > before);
        return line;
    }

    private String offer(int number) {
        assertThat(sink.offer(SampleLines.line("web-1", number, "" + number))).isTrue();
        return SampleLines.text("web-1", number, "" + number);
    }

    /** @param length of the line */
    private static byte[] line(int number, int length) {
        int empty = SampleLines.bytes("web-1", number, "").length;
        return SampleLines.bytes("web-1", number, "x".repeat(length - empty));
    }

    private List<ListeningGateway> listening(String line) {
        return gateways.stream()
                .filter(gateway -> gateway.lines().contains(line))
                .toList();
    }

    private int byOrder(ListeningGateway one, ListeningGateway other) {
        return Integer.compare(gateways.indexOf(one), gateways.indexOf(other));
    }

    private double receivers(String state) {
        return registry.get("lookback.harvester.live.receivers")
                .tag("state", state)
                .gauge()
                .value();
    }

    private double dropped(String reason) {
        return registry.get("lookback.harvester.live.events.dropped")
                .tag("reason", reason)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }

    private double books(String name) {
        return registry.find("lookback.harvester.live.events." + name).meters().stream()
                .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
                .mapToDouble(Measurement::getValue)
                .sum();
    }
}
