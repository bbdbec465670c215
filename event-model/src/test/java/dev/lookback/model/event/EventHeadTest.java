package dev.lookback.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

class EventHeadTest {

    private static final String LINE = golden();

    @Test
    void findsTimeAndIdOfTheGoldenLine() {
        byte[] line = LINE.getBytes(UTF_8);

        assertThat(EventHead.isHead(line, 0, line.length)).isTrue();
        assertThat(EventTime.read(line, EventHead.TIME_OFFSET)).isEqualTo("2026-11-23T16:08:00.123456789Z");
        assertThat(EventHead.epochSecond(line, 0))
                .isEqualTo(Instant.parse("2026-11-23T16:08:00Z").getEpochSecond());
        assertThat(EventHead.id(line, 0)).isEqualTo("0f3k9q2m7c00000042");
    }

    @Test
    void writesTheGoldenLine() {
        EventLineWriter line = new EventLineWriter();

        line.begin(Instant.parse("2026-11-23T16:08:00.123456789Z"), "0f3k9q2m7c00000042", "event")
                .host("web-1")
                .service("nginx")
                .object("log")
                .member("level", "error")
                .message("a \"quoted\" ü € 𝄞 \t line\nwith \\ and \u0000 and \u007f and \ud800 alone")
                .object("process")
                .member("pid", 42)
                .end();

        assertThat(new String(line.toBytes(), UTF_8)).isEqualTo(LINE);
    }

    @Test
    void takesAnyMembersBehindTheHead() {
        byte[] line = LINE.replace("\"kind\"", " \"b\" : 1 ,\"kind\"").getBytes(UTF_8);

        assertThat(EventHead.isHead(line, 0, line.length)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@timestamp\": \"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"}}",
                "{\"@timestamp\":\"2026-11-23T16:08:00.123Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\",\"kind\":\"event\"}}",
                "{\"@timestamp\":\"2026-13-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"}}",
                "{\"@timestamp\":\"2026-02-29T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"}}",
                "{\"@timestamp\":\"2026-11-23T24:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"}}",
                "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0F3K9Q2M7C00000042\"}}",
                "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"tooshort\",\"kind\":\"event\"}}",
                "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"01234567890123456789012345678901234567890\"}}",
                "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\"",
                "{}",
                "",
            })
    void refusesAnyOtherHead(String text) {
        byte[] line = text.getBytes(UTF_8);

        assertThat(EventHead.isHead(line, 0, line.length)).isFalse();
    }

    @Test
    void takesTheSameEventForTheSameWhateverFollows() {
        byte[] one = LINE.getBytes(UTF_8);
        byte[] sameWithAnotherMessage = LINE.replace("quoted", "other").getBytes(UTF_8);
        byte[] other = LINE.replace("0042\"", "00427\"").getBytes(UTF_8);

        assertThat(EventHead.isSameEvent(one, 0, sameWithAnotherMessage, 0)).isTrue();
        assertThat(EventHead.isSameEvent(one, 0, other, 0)).isFalse();
    }

    @Test
    void timesReadBackAsTheyWereWrittenAndSortAsBytes() {
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            times.add(Instant.ofEpochSecond(
                    random.nextLong(EventTime.LATEST.getEpochSecond()), random.nextInt(1_000_000_000)));
        }
        times.sort(null);
        String before = "";
        for (Instant time : times) {
            byte[] bytes = new byte[EventTime.LENGTH + 1];
            EventTime.write(time, bytes, 1);
            String text = new String(bytes, 1, EventTime.LENGTH, UTF_8);
            assertThat(EventTime.isValid(bytes, 1)).as(text).isTrue();
            assertThat(EventTime.read(bytes, 1)).isEqualTo(time);
            assertThat(Instant.parse(text)).isEqualTo(time);
            assertThat(text).isGreaterThanOrEqualTo(before);
            before = text;
        }
    }

    @Test
    void linesAreVisitedInPlace() {
        byte[] buffer = "xone\n\ntwo\nthree".getBytes(UTF_8);
        List<String> lines = new ArrayList<>();

        EventLines.forEach(
                buffer,
                1,
                buffer.length - 1,
                (bytes, offset, length) -> lines.add(new String(bytes, offset, length, UTF_8)));

        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void idsAreValidDistinctAndInOrder() {
        EventIds ids = new EventIds();
        String first = ids.next();
        String second = ids.next();

        assertThat(EventHead.isId(first)).isTrue();
        assertThat(second).isGreaterThan(first);
        assertThat(new EventIds().next()).isNotEqualTo(first);
        assertThat(new EventIds("0f3k9q2m7c").next()).isEqualTo("0f3k9q2m7c00000000");
    }

    @Test
    void aForeignLineHasTheSameIdForEveryReader() {
        String id = ForeignIds.of("kZ2vPj0dQkqTQxqXOqk1GA", 3, 17, 0);

        assertThat(EventHead.isId(id)).isTrue();
        assertThat(id).isEqualTo(ForeignIds.of("kZ2vPj0dQkqTQxqXOqk1GA", 3, 17, 0));
        assertThat(List.of(
                        ForeignIds.of("other", 3, 17, 0),
                        ForeignIds.of("kZ2vPj0dQkqTQxqXOqk1GA", 2, 17, 0),
                        ForeignIds.of("kZ2vPj0dQkqTQxqXOqk1GA", 3, 18, 0),
                        ForeignIds.of("kZ2vPj0dQkqTQxqXOqk1GA", 3, 17, 1)))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    private static String golden() {
        try (InputStream golden = EventHeadTest.class.getResourceAsStream("/golden/event-line.ndjson")) {
            return new String(Objects.requireNonNull(golden).readAllBytes(), UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
