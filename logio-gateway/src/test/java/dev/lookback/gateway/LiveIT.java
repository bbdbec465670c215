package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

import java.io.IOException;
import java.util.List;

/** From a harvester's datagram to a browser. */
class LiveIT {

    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start("lookback.gateway.platform-url=http://127.0.0.1:8080");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void saysWhoItIsFirst() {
        try (Browser browser = gateway.browser()) {
            browser.settle();

            assertThat(browser.frames("hello").getFirst().toString())
                    .isEqualTo("{\"hello\":{\"environment\":\"prod\",\"platformUrl\":\"http://127.0.0.1:8080\"}}");
        }
    }

    @Test
    void tellsItsClock() {
        try (Browser browser = gateway.browser()) {
            browser.say("{\"time\":17.25}");

            await().atMost(Browser.LIMIT).until(() -> !browser.frames("time").isEmpty());
            assertThat(browser.frames("time").getFirst().path("time").asDouble())
                    .isEqualTo(17.25);
            assertThat(browser.frames("time").getFirst().path("now").asLong())
                    .isCloseTo(System.currentTimeMillis(), within(60_000L));
        }
    }

    @Test
    void bringsAnEventAsItCame() throws IOException {
        String line = TestEvents.line("nginx", "as-it-came", "grüß \"Gott\" \u0001 🙂");
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"sources\":[\"as-it-came\"]}");
            long sent = System.currentTimeMillis();

            gateway.send(line);

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 1);
            assertThat(browser.events().getFirst().path("in").toString()).isEqualTo("[\"a\"]");
            assertThat(browser.events().getFirst().path("event").toString()).isEqualTo(line);
            assertThat(browser.frames("events").getFirst().path("received").asLong())
                    .isCloseTo(sent, within(10_000L));
        }
    }

    @Test
    void bringsToEachSubscriptionWhatItAskedFor() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"environment\":\"prod\",\"streams\":[\"s1\",\"s2\"]}");
            browser.subscribe("{\"subscribe\":\"b\",\"streams\":[\"s2\",\"s3\"],\"sources\":[\"h1\"]}");

            gateway.send(
                    TestEvents.line("s1", "h1", "one"),
                    TestEvents.line("s2", "h1", "two"),
                    TestEvents.line("s2", "h2", "three"),
                    TestEvents.line("s3", "h1", "four"),
                    TestEvents.line("s3", "h2", "five"));

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 4);
            assertThat(browser.messages("a")).containsExactly("one", "two", "three");
            assertThat(browser.messages("b")).containsExactly("two", "four");
        }
    }

    @Test
    void bringsWhatAFilterWants() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"filtered\"],"
                    + "\"filter\":\"log.level:error AND message:\\\"timed out\\\"\"}");
            browser.subscribe("{\"subscribe\":\"b\",\"streams\":[\"filtered\"],\"filter\":\"NOT log.level:error\"}");

            gateway.send(
                    TestEvents.line("0filter000000001", "filtered", "h1", "error", "it timed out"),
                    TestEvents.line("0filter000000002", "filtered", "h1", "error", "it was out of time"),
                    TestEvents.line("0filter000000003", "filtered", "h1", "info", "it timed out"));

            await().atMost(Browser.LIMIT).until(() -> !browser.messages("b").isEmpty());
            assertThat(browser.events())
                    .extracting(event -> event.path("in").toString()
                            + event.at("/event/event/id").asString())
                    .containsExactly("[\"a\"]0filter000000001", "[\"b\"]0filter000000003");
        }
    }

    @Test
    void bringsNothingThatIsNotWantedAnyMore() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"wanted\"]}");
            browser.subscribe("{\"subscribe\":\"b\",\"streams\":[\"wanted\"]}");
            gateway.send(TestEvents.line("wanted", "h1", "for both"));
            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 1);

            browser.subscribe("{\"unsubscribe\":\"a\"}");
            gateway.send(TestEvents.line("wanted", "h1", "for b"));

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 2);
            assertThat(browser.messages("a")).containsExactly("for both");
            assertThat(browser.messages("b")).containsExactly("for both", "for b");
        }
    }

    @Test
    void bringsNothingFromBeforeTheSubscription() throws IOException {
        try (Browser browser = gateway.browser()) {
            double delivered = gateway.metric("events.delivered");
            gateway.send(TestEvents.line("before", "h1", "early"));
            await().atMost(Browser.LIMIT).until(() -> gateway.metric("events.delivered") == delivered + 1);

            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"before\"]}");
            gateway.send(TestEvents.line("before", "h1", "in time"));

            await().atMost(Browser.LIMIT).until(() -> !browser.events().isEmpty());
            assertThat(browser.messages("a")).containsExactly("in time");
        }
    }

    @Test
    void bringsAnEventOnceHoweverOftenItComes() throws IOException {
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"twice\"]}");
            double duplicates = gateway.metric("events.dropped", "reason", "duplicate");
            String line = TestEvents.line("twice", "h1", "again");

            gateway.send(line, line);
            gateway.send(line);
            gateway.send(TestEvents.line("twice", "h1", "another"));

            await().atMost(Browser.LIMIT).until(() -> browser.events().size() == 2);
            assertThat(browser.messages("a")).containsExactly("again", "another");
            assertThat(gateway.metric("events.dropped", "reason", "duplicate")).isEqualTo(duplicates + 2);
        }
    }

    @Test
    void countsWhatIsNotOurs() throws IOException {
        double junk = gateway.metric("events.dropped", "reason", "junk");
        double foreign = gateway.metric("events.dropped", "reason", "foreign-environment");
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\",\"streams\":[\"not-ours\"]}");
            String line = TestEvents.line("not-ours", "h1", "ours");
            gateway.sendRaw("hello");
            gateway.sendRaw("LBU1 staging\n" + line + "\n" + line + "\n");
            gateway.send("{\"@timestamp\":\"yesterday\"}");
            gateway.send(line.replace("}", ""));
            gateway.send(TestEvents.line("not-ours", "h1", "broken").replace("\"message\":", "\"message\""));
            gateway.send(line);

            await().atMost(Browser.LIMIT).until(() -> !browser.events().isEmpty());
            assertThat(browser.messages("a")).containsExactly("ours");
            assertThat(gateway.metric("events.dropped", "reason", "junk")).isEqualTo(junk + 4);
            assertThat(gateway.metric("events.dropped", "reason", "foreign-environment"))
                    .isEqualTo(foreign + 2);
            assertThat(gateway.metric("events.received"))
                    .isEqualTo(gateway.metric("events.delivered") + gateway.metric("events.dropped"));
        }
    }

    @Test
    void tellsTheInputsAndHowFastTheyAre() throws IOException {
        try (Browser browser = gateway.browser()) {
            gateway.send(TestEvents.line("listed", "h7", "one"), TestEvents.line("listed", "h7", "two"));

            await().atMost(Browser.LIMIT).until(() -> rates(browser).stream().anyMatch(rate -> rate > 0));
            await().atMost(Browser.LIMIT).until(() -> rates(browser).getLast() == 0);
        }
    }

    private static List<Double> rates(Browser browser) {
        return browser.frames("inputs").stream()
                .flatMap(frame -> frame.path("inputs").valueStream())
                .filter(input -> input.path("stream").asString().equals("listed")
                        && input.path("source").asString().equals("h7"))
                .map(input -> input.path("rate").asDouble())
                .toList();
    }

    @Test
    void isReadyWhileItListens() {
        assertThat(gateway.health("liveness")).isEqualTo(Status.UP);
        assertThat(gateway.health("readiness")).isEqualTo(Status.UP);
    }
}
