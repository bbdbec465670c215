package dev.lookback.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lookback.gateway.RunningGateway;
import dev.lookback.gateway.TestEvents;
import dev.lookback.model.event.EventIds;
import dev.lookback.page.Browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The live page as its reader sees it, and a harvester who sends something to look at. */
final class Desk {

    private static final String MESSAGES = """
            return [...document.querySelectorAll('[aria-label="Screen ' + arguments[0] + '"] .line:not(.gone)')]
                .map(line => [line.getBoundingClientRect().top, line.querySelector('.line-message').textContent])
                .sort((one, other) => one[0] - other[0]).map(([, message]) => message);
            """;

    /** Events in a datagram. */
    private static final int TOGETHER = 100;

    private static final EventIds IDS = new EventIds();

    private final RunningGateway gateway;
    private final Browser browser;

    Desk(RunningGateway gateway, Browser browser) {
        this.gateway = gateway;
        this.browser = browser;
    }

    RunningGateway gateway() {
        return gateway;
    }

    Browser browser() {
        return browser;
    }

    /** The page of this link, as soon as the gateway knows what it wants. */
    void open(String parameters) {
        browser.open("#/live" + (parameters.isEmpty() ? "" : "?" + parameters));
        settle();
    }

    /** Waits until the gateway has acted on what was asked of it. */
    void settle() {
        browser.awaits(() -> {
            assertThat(browser.text(".status-line .state")).isEqualTo("Live");
            assertThat(browser.all(".lines[aria-busy=true]")).isEmpty();
        });
    }

    /** One with an id of its own. */
    static String line(String stream, String source, String level, String message) {
        return TestEvents.line(IDS.next(), stream, source, level, message);
    }

    void send(String... lines) {
        try {
            gateway.send(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void say(String stream, String... messages) {
        send(Stream.of(messages)
                .map(message -> TestEvents.line(stream, "web-1", message))
                .toArray(String[]::new));
    }

    /** No faster than the gateway takes it from the network: what UDP loses nobody can tell. */
    void sayMany(String stream, int count, IntFunction<String> message) {
        for (int first = 0; first < count; first += TOGETHER) {
            double before = gateway.metric("events.delivered");
            int end = Math.min(count, first + TOGETHER);
            say(stream, IntStream.range(first, end).mapToObj(message).toArray(String[]::new));
            int said = end - first;
            await().pollInterval(Duration.ofMillis(1)).until(() -> gateway.metric("events.delivered") >= before + said);
        }
    }

    void sayNumbered(String stream, int count) {
        sayMany(stream, count, number -> "number " + number);
    }

    /** What stands in a screen, from above. */
    List<String> messages(int screen) {
        return ((List<?>) browser.script(MESSAGES, screen))
                .stream().map(String::valueOf).toList();
    }

    void sees(String... messages) {
        browser.awaits(() -> assertThat(messages(1)).containsExactly(messages));
    }

    /** One of the figures behind the status line. */
    long figure(String name) {
        Object text = browser.script(
                "return document.querySelector('[data-figure=\"' + arguments[0] + '\"]').textContent", name);
        return Long.parseLong(text.toString().replace(",", ""));
    }
}
