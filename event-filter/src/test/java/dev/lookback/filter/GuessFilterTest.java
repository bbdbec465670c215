package dev.lookback.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.filter.EventFilter;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.search.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Whatever is guessed from a line's bytes, the index says as well; and most of it is guessed. */
class GuessFilterTest {

    private static final int LINES = 1_500;

    /** What words are made of, and what is between them or only looks so. */
    private static final List<String> PIECES = List.of(
            "info",
            "Info",
            "INFO",
            "inform",
            "in",
            "fo",
            "ki",
            "Ki",
            "k",
            "10.0.5.7",
            "10.0.5",
            "3,14",
            "don't",
            "a:b",
            "x;y",
            "_",
            "__",
            "7",
            ".",
            ",",
            ":",
            ";",
            "'",
            " ",
            " ",
            " ",
            " ",
            " ",
            "\t",
            "\n",
            "\\",
            "/",
            "\"",
            "=",
            "[",
            "]",
            "-",
            "\u001b[31m",
            "\u001b",
            "nu",
            "\u0130nfo",
            "\u212ai",
            "\u00e9",
            "gr\u00f6\u00dfe",
            "\u0308",
            "\u200d",
            "\u2019",
            "\u00ad",
            "\u05d6\u05d4",
            "\u30ab",
            "\u4e2d",
            "\ud83d\udc4d",
            "1\ufe0f\u20e3",
            "#",
            "x".repeat(250));

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message:info",
                "message:INFO",
                "message:inf*",
                "message:*nf*",
                "message:i?fo",
                "message:\"info ki\"",
                "message:ki",
                "message:k*",
                "message:10.0.5.7",
                "message:3,14",
                "message:don't",
                "message:a\\:b",
                "message:größe",
                "message:7",
                "message:n",
                "message:u001b",
                "message:x*",
                "message:_*",
                "mess\\*:info",
                "info",
                "\"info\"",
                "inf*",
                "10.0.5.7",
                "host.name:info",
                "host.name:INFO",
                "host.name:*nf*",
                "host.name:in*",
                "host.name:10.0.5.7",
                "host.name:\"in fo\"",
                "labels.x:info",
                "labels.x:in*",
                "labels:info",
                "*:info",
                "info AND ki",
                "info OR ki",
                "NOT info",
                "message:info AND NOT host.name:info",
                "message:(+info -ki)",
                "_exists_:message",
                "message:/inf.*/",
                "message:infp~"
            })
    void agreesWithTheIndex(String query) throws ParseException {
        EventQueryParser parser = new EventQueryParser(Instant.EPOCH);
        Query read = parser.parse(query);
        EventFilter exact = new IndexFilter(read, parser.fields());
        EventFilter filter = GuessFilter.of(read, exact);

        for (int i = 0; i < LINES; i++) {
            byte[] line = line().getBytes(StandardCharsets.UTF_8);
            assertThat(filter.matches(line, 0, line.length))
                    .as("%s of %s", query, new String(line, StandardCharsets.UTF_8))
                    .isEqualTo(exact.matches(line, 0, line.length));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message:refused",
                "message:Refused",
                "message:ref*",
                "message:connection AND NOT message:timeout",
                "message:timeout",
                "message:\"time out\"",
                "message:*imeou*",
                "message:10.0.5.8",
                "timeout",
                "timeout AND @timestamp:>2026-01-01",
                "host.name:web-1",
                "host.name:db-*",
                "host.name:web-1 OR timeout"
            })
    void asksNoIndexAboutAnOrdinaryLine(String query) throws ParseException {
        byte[] line = line(
                        "db.web: 10.0.5.7, Connection refused: \\\"no route\\\" to größe (after 3.5 s).", "web-1", "a")
                .getBytes(StandardCharsets.UTF_8);
        Query read = new EventQueryParser(Instant.EPOCH).parse(query);
        EventFilter index = (buffer, offset, length) -> {
            throw new AssertionError(query + " had to be asked of an index");
        };

        assertThat(GuessFilter.of(read, index).matches(line, 0, line.length))
                .isEqualTo(Stream.of("efused", "ref*", "connection", "web-1").anyMatch(query::contains));
    }

    private String line() {
        return line(text(12), text(2), text(2));
    }

    private static String line(String message, String host, String label) {
        return "{\"@timestamp\":\"2026-11-23T16:08:00.000000000Z\",\"host\":{\"name\":\"" + host + "\"},\"message\":\""
                + message + "\",\"labels\":{\"x\":\"" + label + "\"}}";
    }

    /** The inner of a string of JSON; now and then a letter is written in another way. */
    private String text(int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces) + 1; i > 0; i--) {
            PIECES.get(random.nextInt(PIECES.size())).chars().forEach(letter -> {
                if (letter < ' ' || random.nextInt(40) == 0) {
                    text.append(String.format("\\u%04x", letter));
                } else if (letter == '"' || letter == '\\') {
                    text.append('\\').append((char) letter);
                } else {
                    text.append((char) letter);
                }
            });
        }
        return text.toString();
    }
}
