package dev.lookback.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.filter.FilterSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What holds without Elasticsearch; that both mean the same is tested beside it, in search-index. */
class LuceneFilterParserTest {

    private static final String LINE =
            "{\"@timestamp\":\"2026-11-23T16:08:00.123456789Z\",\"event\":{\"id\":\"0f3k9q2m7c00000042\","
                    + "\"kind\":\"event\"},\"host\":{\"name\":\"web-1\"},\"service\":{\"name\":\"nginx\"},\"log\":{\"level\":\"error\","
                    + "\"syslog\":{\"priority\":11}},\"message\":\"The request timed out, after 30s\",\"tags\":[\"a\",\"b\"],"
                    + "\"labels\":{\"team\":\"core\",\"retries\":3,\"dotted.name\":\"x\"},\"http\":{\"response\":{\"status_code\":504}}}";

    private final LuceneFilterParser parser =
            new LuceneFilterParser(Clock.fixed(Instant.parse("2026-11-23T17:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            service.name:nginx AND log.level:(error OR fatal) AND message:"timed out"  | true
            service.name:nginx AND log.level:(warn OR fatal) AND message:"timed out"   | false
            service.name:nginx AND message:"out timed"                                 | false
            service.name:Nginx                                                         | false
            NOT service.name:sshd                                                      | true
            host.name:web-* AND NOT host.name:web-2                                    | true
            message:TIMED                                                              | true
            timed                                                                      | true
            nginx                                                                      | true
            "web-1"                                                                    | true
            504                                                                        | true
            505                                                                        | false
            http.response.status_code:>=500                                            | true
            log.syslog.priority:[1 TO 10]                                              | false
            labels.team:core                                                           | true
            labels.dotted.name:x                                                       | true
            labels.retries:3                                                           | true
            tags:b                                                                     | true
            tags:c                                                                     | false
            @timestamp:[now-1h TO now]                                                 | true
            @timestamp:[now-1h/h TO now-1h/h]                                          | true
            @timestamp:"2026-11-23"                                                    | true
            @timestamp:>2026-11-23                                                     | false
            _exists_:log                                                               | true
            _exists_:log.logger                                                        | false
            error.message:*                                                            | false
            """)
    void asksAnEvent(String query, boolean expected) {
        assertThat(matches(query, LINE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*", "*:*"})
    void wantsEveryEventWithoutLookingAtIt(String query) {
        assertThat(parser.parse(query)).isSameAs(EventFilter.ALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            service:(nginx           | at character 15, behind service:(nginx : the query ends too early
            service:nginx) OR x      | at character 14, behind service:nginx : unexpected )
            message:"timed           | at character 15, behind message:"timed : the query ends too early
            AND x                    | at the first character: unexpected AND
            pid:[1 2]                | at character 8, behind pid:[1 : unexpected 2
            process.pid:abc          | process.pid: abc (expected: a number)
            @timestamp:yesterday     | @timestamp: date: yesterday (expected: such as 2026-11-23 or 2026-11-23T16:08:00Z, or milliseconds)
            labels.team:c?re         | labels.team: c?re (expected: a term, one that ends with *, or a range; one label knows no other patterns)
            _id:x                    | _id is no field of an event
            message:word~3           | word~3.0 (expected: ~0, ~1 or ~2)
            """)
    void saysWhereAQueryCannotBeRead(String query, String message) {
        assertThatThrownBy(() -> parser.parse(query))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessage(message);
    }

    @Test
    void refusesWhatWouldCostTooMuch() {
        assertRefused("x".repeat(4097));
        assertRefused("(".repeat(65) + "x" + ")".repeat(65));
        assertRefused(IntStream.range(0, 1_100).mapToObj(i -> "a" + i % 10).collect(Collectors.joining(" OR ")));
        assertRefused("message:/(" + ".*a.{20}".repeat(40) + ")/");
        assertRefused("message:/((a{1,999}){1,999}){1,999}/");
        assertRefused("message:/" + "a?".repeat(501) + "/");
        assertRefused("message:/(a{200}&b{200})/");
    }

    @Test
    void mayRepeatWhatIsWorthIt() {
        assertThat(matches("message:/[a-z]{2,40}/", LINE)).isTrue();
        assertThat(matches("service.name:/(ngi|sshd{1,9}){1,99}nx?/", LINE)).isTrue();
    }

    @Test
    void anyNumberOfStarsCostsWhatOneCosts() {
        assertThat(matches("service.name:ng" + "*".repeat(4_000) + "x", LINE)).isTrue();
        assertThat(matches("service.name:ng" + "*".repeat(4_000) + "y", LINE)).isFalse();
    }

    @Test
    void showsNoMoreOfALongQueryThanOneCanSee() {
        assertThatThrownBy(() -> parser.parse("service.name:" + "x".repeat(4_000) + " AND ("))
                .hasMessageStartingWith("at character 4020, behind …xxx")
                .hasMessageEndingWith("xxx AND ( : the query ends too early")
                .message()
                .hasSizeLessThan(130);
    }

    @Test
    void mayBeAsDeepAsIsAllowed() {
        assertThat(matches("(".repeat(64) + "service.name:nginx" + ")".repeat(64), LINE))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"service\":{\"name\":\"ngi\\u006ex\"}}",
                "{\"service\":{\"name\":[\"sshd\",\"nginx\"]}}",
                "{\"service.name\":\"nginx\"}",
                "{ \"service\" : { \"name\" : \"nginx\" } }",
                "{\"message\":\"a \\\" b\",\"x\":[{\"y\":\"}\"}],\"service\":{\"name\":\"nginx\"}}",
                "{\"serv\\u0069ce\":{\"name\":\"nginx\"}}",
                "{\"service\":{\"name\":\"nginx\"},\"broken\":",
                "{\"service\":{\"version\":{\"name\":\"sshd\"},\"name\":\"nginx\"}}",
            })
    void seesAFieldHoweverItIsWritten(String line) {
        assertThat(matches("service.name:nginx", line)).isTrue();
        assertThat(matches("NOT service.name:nginx", line)).isFalse();
        assertThat(matches("service.name:sshd AND service.name:nginx AND service.name:cron", line))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "no json",
                "{}",
                "[]",
                "null",
                "{\"service\":{\"name\":null}}",
                "{\"service\":\"nginx\"}",
                "{\"service\":{\"name\""
            })
    void whatCannotBeReadHasNoFields(String line) {
        assertThat(matches("service.name:nginx", line)).isFalse();
        assertThat(matches("NOT service.name:nginx", line)).isTrue();
        assertThat(matches("message:nginx", line)).isFalse();
    }

    @Test
    void looksAtNothingOutsideTheLine() {
        byte[] buffer = (LINE + "\n" + LINE.replace("nginx", "sshd") + "\n").getBytes(StandardCharsets.UTF_8);

        EventFilter filter = parser.parse("service.name:sshd");

        assertThat(filter.matches(buffer, 0, LINE.length())).isFalse();
        assertThat(filter.matches(buffer, LINE.length() + 1, LINE.length() - 1)).isTrue();
    }

    private void assertRefused(String query) {
        assertThatThrownBy(() -> parser.parse(query)).isInstanceOf(FilterSyntaxException.class);
    }

    private boolean matches(String query, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return parser.parse(query).matches(bytes, 0, bytes.length);
    }
}
