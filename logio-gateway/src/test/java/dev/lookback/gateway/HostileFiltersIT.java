package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whatever somebody asks for, the others get their events. */
class HostileFiltersIT {

    private static final int TOGETHER = 50;
    private static final Duration POLL = Duration.ofMillis(5);

    private RunningGateway gateway;
    private Browser hostile;
    private Browser other;

    @BeforeEach
    void start() {
        gateway = RunningGateway.start();
        hostile = gateway.browser();
        other = gateway.browser();
        other.subscribe("{\"subscribe\":\"b\",\"filter\":\"service.name:calm AND message:number\"}");
    }

    @AfterEach
    void stop() {
        hostile.close();
        other.close();
        gateway.close();
    }

    static Stream<String> filters() {
        return Stream.of(
                "x".repeat(4_097),
                "(".repeat(1_000),
                "message:/((a{1,999}){1,999}){1,999}/",
                "message:/" + "a?".repeat(2_000) + "/",
                "message:/(.*a){20}.*(.*b){20}/",
                "message:/" + "~".repeat(4_000) + "a/",
                "message:" + "*a?".repeat(1_000),
                "/".repeat(4_000),
                "[".repeat(4_000),
                "x^" + "9".repeat(4_000),
                "@timestamp:[now" + "+1d".repeat(1_000) + " TO *]",
                Stream.generate(() -> "abcde~2").limit(500).collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void isRefusedOrAnswersAndNobodyElseMissesAnything(String filter) throws IOException {
        subscribe(filter);

        send(0, 2 * TOGETHER);

        awaitNumbers(2 * TOGETHER);
        hostile.settle();
        assertThat(hostile.frames("error")).allSatisfy(frame -> {
            assertThat(frame.path("in").asString()).isEqualTo("a");
            assertThat(frame.path("error").asString()).startsWith("filter: ").hasSizeLessThan(1_500);
        });
    }

    @Test
    void oneThatTakesTooLongIsEndedAndItsClientIsTold() throws IOException {
        subscribe(IntStream.range(0, 400).mapToObj(i -> "*q" + i + '*').collect(Collectors.joining(" OR ")));

        int sent = 0;
        while (gateway.metric("filters.ended", "reason", "slow") == 0) {
            send(sent, TOGETHER);
            sent += TOGETHER;
        }

        await().atMost(Browser.LIMIT).until(() -> !hostile.errors().isEmpty());
        assertThat(hostile.frames("error"))
                .extracting(Object::toString)
                .containsExactly("{\"error\":\"filter: takes too long for all that comes in, and was ended"
                        + " (expected: terms rather than patterns, fewer streams)\",\"in\":\"a\"}");
        assertThat(gateway.metric("filters")).isOne();
        hostile.subscribe("{\"subscribe\":\"c\",\"filter\":\"message:number\"}");
        send(sent, TOGETHER);
        awaitNumbers(sent + TOGETHER);
        await().atMost(Browser.LIMIT).until(() -> hostile.messages("c").size() == TOGETHER);
    }

    private void subscribe(String filter) {
        hostile.subscribe(JsonMapper.shared().writeValueAsString(Map.of("subscribe", "a", "filter", filter)));
    }

    /** No faster than they are looked at. */
    private void send(int first, int count) throws IOException {
        double before = gateway.metric("events.delivered");
        for (int number = first; number < first + count; number++) {
            gateway.send(TestEvents.line("calm", "h1", message(number)));
        }
        await().pollInterval(POLL)
                .atMost(Browser.LIMIT)
                .until(() -> gateway.metric("events.delivered") == before + count);
    }

    private static String message(int number) {
        return "number " + number;
    }

    private void awaitNumbers(int count) {
        List<String> all =
                IntStream.range(0, count).mapToObj(HostileFiltersIT::message).toList();
        await().atMost(Browser.LIMIT)
                .untilAsserted(() -> assertThat(other.messages("b")).containsExactlyElementsOf(all));
        assertThat(other.frames("dropped")).isEmpty();
        assertThat(other.errors()).isEmpty();
    }
}
