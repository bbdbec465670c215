package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

abstract class EventSearchContract {

    private static final Environment PROD = new Environment("prod");
    private static final String RECENT = "recent-prod";
    private static final Instant START = Instant.parse("2026-11-22T23:30:00Z");
    private static final TimeRange HOUR = new TimeRange(START, START.plusSeconds(3_600));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    abstract TestCluster cluster();

    @BeforeEach
    void prepare() {
        cluster().wipe();
        cluster().recentIndexes().prepare(PROD);
    }

    @Test
    void pagesGoThroughAllEventsOnceInEitherOrder() {
        // Two days' indexes, and three events in every nanosecond.
        IntStream.range(0, 50)
                .forEach(number -> write(Lines.line(
                        number, START.plusSeconds(600L * (number / 10)).plusNanos(number / 3))));

        List<String> oldestFirst = all(EventQuery.Order.OLDEST, 7);

        assertThat(oldestFirst)
                .containsExactlyElementsOf(
                        IntStream.range(0, 50).mapToObj(Lines::id).toList());
        assertThat(all(EventQuery.Order.NEWEST, 7)).containsExactlyElementsOf(oldestFirst.reversed());
        assertThat(all(EventQuery.Order.NEWEST, 25)).hasSize(50);
    }

    @Test
    void anEventComesAsItWasIndexed() {
        byte[] line = Lines.line(
                Lines.id(1), START, ",\"took\":1.50,\"big\":12345678901234567890,\"z\":{\"b\":null,\"a\":[1,2]}");
        write(line);

        assertThat(search("", page(10)).events()).containsExactly(new String(line, StandardCharsets.UTF_8));
    }

    @Test
    void theEndOfTheRangeIsNotInIt() {
        write(Lines.line(1, START));
        write(Lines.line(2, HOUR.end().minusNanos(1)));
        write(Lines.line(3, HOUR.end()));
        write(Lines.line(4, START.minusNanos(1)));

        assertThat(all(EventQuery.Order.OLDEST, 10)).containsExactly(Lines.id(1), Lines.id(2));
    }

    @Test
    void theTextChooses() {
        write(Lines.line(Lines.id(1), START, ",\"log\":{\"level\":\"error\"},\"message\":\"request timed out\""));
        write(Lines.line(Lines.id(2), START, ",\"log\":{\"level\":\"info\"},\"message\":\"request served\""));

        assertThat(ids(search("log.level:error", page(10)))).containsExactly(Lines.id(1));
        assertThat(ids(search("served", page(10)))).containsExactly(Lines.id(2));
        assertThat(search("log.level:debug", page(10)).total()).contains(new EventPage.Total(0, true));
    }

    @Test
    void theTotalIsOfAllPagesAndComesWithTheFirst() {
        IntStream.range(0, 5).forEach(number -> write(Lines.line(number, START.plusSeconds(number))));

        EventPage first = search("", page(2));
        EventPage second = search("", new EventQuery.Page(EventQuery.Order.OLDEST, 2, first.next()));

        assertThat(first.total()).contains(new EventPage.Total(5, true));
        assertThat(second.total()).isEmpty();
        assertThat(first.effort().isCutShort()).isFalse();
    }

    @Test
    void theHistogramHasNoGapAndSaysWhichLevels() {
        write(Lines.line(Lines.id(1), START.plusSeconds(60), ",\"log\":{\"level\":\"error\"}"));
        write(Lines.line(Lines.id(2), START.plusSeconds(61), ",\"log\":{\"level\":\"info\"}"));
        write(Lines.line(3, START.plusSeconds(62)));
        write(Lines.line(Lines.id(4), START.plusSeconds(3_000), ",\"log\":{\"level\":\"info\"}"));

        Histogram histogram = cluster()
                .eventSearch()
                .search(new EventQuery(RECENT, "", HOUR, page(0), 13))
                .orElseThrow()
                .histogram()
                .orElseThrow();

        assertThat(histogram.width()).isEqualTo(Duration.ofMinutes(5));
        assertThat(histogram.buckets())
                .extracting(Histogram.Bucket::start)
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(number -> START.plusSeconds(300L * number))
                        .toList());
        assertThat(histogram.buckets()).extracting(Histogram.Bucket::count).startsWith(3L, 0L, 0L);
        assertThat(histogram.buckets().getFirst().levels()).isEqualTo(Map.of("error", 1L, "info", 1L));
        assertThat(histogram.buckets().get(10).levels()).isEqualTo(Map.of("info", 1L));
    }

    @Test
    void anIndexWithoutADocumentHasNothing() {
        HistoryIndex empty = new HistoryIndex(PROD, HOUR, Optional.empty(), "somebody", START.plusSeconds(9_999));
        cluster().historyIndexes().create(empty);

        EventPage page = cluster()
                .eventSearch()
                .search(new EventQuery(empty.name(), "", HOUR, page(10), 20))
                .orElseThrow();

        assertThat(page.events()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(page.histogram().orElseThrow().buckets()).isNotEmpty().allMatch(bucket -> bucket.count() == 0);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(cluster().eventSearch().search(new EventQuery("recent-nobody", "", HOUR, page(1), 0)))
                .isEmpty();
    }

    @Test
    void aTextThatMeansNothingIsRefusedWithTheReason() {
        write(Lines.line(1, START));

        assertThatExceptionOfType(QueryRefusedException.class)
                .isThrownBy(() -> search("level:(error", page(1)))
                .withMessageStartingWith("Failed to parse query [level:(error]");
    }

    private List<String> all(EventQuery.Order order, int size) {
        List<String> ids = new ArrayList<>();
        Optional<EventPosition> after = Optional.empty();
        do {
            EventPage page = search("", new EventQuery.Page(order, size, after));
            ids.addAll(ids(page));
            after = page.next();
        } while (after.isPresent());
        return ids;
    }

    private EventPage search(String text, EventQuery.Page page) {
        return cluster()
                .eventSearch()
                .search(new EventQuery(RECENT, text, HOUR, page, 0))
                .orElseThrow();
    }

    private static EventQuery.Page page(int size) {
        return new EventQuery.Page(EventQuery.Order.OLDEST, size, Optional.empty());
    }

    private static List<String> ids(EventPage page) {
        return page.events().stream()
                .map(JSON::readTree)
                .map((JsonNode event) -> event.at("/event/id").asString())
                .toList();
    }

    private void write(byte[] line) {
        Instant time = EventTime.read(line, EventHead.TIME_OFFSET);
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(new RecentIndexName(PROD, day).toString(), line, 0, line.length);
        assertThat(cluster().documentWriter().write(batch, WriteMode.ANY_TARGET).created())
                .isOne();
        cluster().documents(RECENT);
    }
}
