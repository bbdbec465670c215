package dev.lookback.api.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.filter.LuceneFilterParser;
import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.filter.EventFilter;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.stream.IntStream;

class ArchivedEventsTest {

    private static final Environment PROD = new Environment("prod");
    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static final TimeRange HOUR = new TimeRange(START, START.plus(Duration.ofHours(1)));

    private final InMemoryBlockStore archive = new InMemoryBlockStore();
    private final CountedStore store = new CountedStore(archive);
    private final EventParts parts = new EventParts(archive, new GzipBlockCodec(), PROD.name());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @Test
    void partsAndBlocksBecomeOneStreamInOrderAndWithoutDuplicates() throws IOException {
        List<String> first = lines(START, 0, 300);
        List<String> second = lines(START.plusSeconds(300), 1_000, 300);
        List<String> later = lines(START.plusSeconds(1_500), 2_000, 100);
        parts.write(0, first.subList(0, 200));
        parts.write(1, first.subList(100, 300));
        parts.write(2, second);
        parts.write(3, second.subList(250, 300));
        parts.write(4, later);

        read(HOUR);

        assertThat(shown.toByteArray()).isEqualTo(EventParts.text(all(first, second, later)));
        assertThat(registry.counter("lookback.events.read").count()).isEqualTo(700);
        assertThat(registry.counter("lookback.events.sent").count()).isEqualTo(700);
    }

    @Test
    void theStartIsMeantAndTheEndIsNot() throws IOException {
        List<String> lines = List.of(
                EventParts.line(START.plusSeconds(9).plusNanos(999_999_999), 1),
                EventParts.line(START.plusSeconds(10), 2),
                EventParts.line(START.plusSeconds(19).plusNanos(999_999_999), 3),
                EventParts.line(START.plusSeconds(20), 4));
        parts.write(0, lines);

        read(new TimeRange(START.plusSeconds(10), START.plusSeconds(20)));

        assertThat(shown.toByteArray()).isEqualTo(EventParts.text(lines.subList(1, 3)));
    }

    @Test
    void oneBlockIsOpenAtATimeAndNoneInTheEnd() throws IOException {
        for (int block = 0; block < 12; block++) {
            List<String> lines = longLines(START.plusSeconds(300 * block), 100 * block, 100);
            parts.write(2 * block, lines.subList(0, 50));
            parts.write(2 * block + 1, lines.subList(50, 100));
        }

        read(HOUR);

        assertThat(store.opened()).isEqualTo(24);
        assertThat(store.mostOpen()).isEqualTo(2);
        assertThat(store.open()).isZero();
    }

    @Test
    void manySmallPartsOfOneIntervalHoldNoConnectionEach() throws IOException {
        List<String> lines = lines(START, 0, 120);
        for (int part = 0; part < 120; part++) {
            parts.write(part, lines.subList(part, part + 1));
        }

        read(HOUR);

        assertThat(shown.toByteArray()).isEqualTo(EventParts.text(lines));
        assertThat(store.mostOpen()).isOne();
    }

    @Test
    void endsWithTheLimitAndOpensNoBlockBehindIt() throws IOException {
        List<String> first = lines(START, 0, 100);
        parts.write(0, first);
        parts.write(1, lines(START.plusSeconds(300), 1_000, 100));

        read(new EventsRequest(PROD, HOUR, EventFilter.ALL, 100));

        assertThat(shown.toByteArray()).isEqualTo(EventParts.text(first));
        assertThat(store.opened()).isOne();
        assertThat(store.open()).isZero();
    }

    @Test
    void aFilterLeavesOutAndTheLimitCountsWhatItWants() throws IOException {
        List<String> lines = lines(START, 0, 100);
        parts.write(0, lines);
        EventFilter errors = new LuceneFilterParser(Clock.systemUTC()).parse("log.level:error");

        read(new EventsRequest(PROD, HOUR, errors, 5));

        assertThat(shown.toByteArray())
                .isEqualTo(EventParts.text(lines.stream()
                        .filter(line -> line.contains("\"error\""))
                        .limit(5)
                        .toList()));
        assertThat(registry.counter("lookback.events.unwanted").count()).isEqualTo(36);
    }

    @Test
    void manyYearsOfNothingTakeFewListings() throws IOException {
        List<String> lines = lines(START, 0, 10);
        parts.write(0, lines);

        read(new TimeRange(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z")));

        assertThat(shown.toByteArray()).isEqualTo(EventParts.text(lines));
        assertThat(store.listings()).isLessThan(800);
        assertThat(store.mostListed()).isLessThan(10_000);
    }

    @Test
    void damageIsSaidByItsPlaceBehindWhatCouldBeRead() throws IOException {
        List<String> good = lines(START, 0, 100);
        Interval damaged = EventParts.INTERVALS.at(START.plusSeconds(300));
        parts.write(0, good);
        parts.writeDamaged(1, lines(START.plusSeconds(300), 1_000, 1_000), 500);

        assertThatThrownBy(() -> read(HOUR))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(damaged.key())
                .matches(e -> !UnansweredException.isBehind((Exception) e));
        assertThat(shown.toByteArray()).startsWith(EventParts.text(good));
        assertThat(store.open()).isZero();
    }

    @Test
    void aPartThatEndsTooEarlyBetweenTwoStreamsIsNotTakenForWhole() throws IOException {
        parts.writeCut(0, lines(START, 0, 1_000), 200);

        assertThatThrownBy(() -> read(HOUR))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bytes of lines (expected: as many as its name says)");
    }

    @Test
    void anArchiveThatStopsAnsweringIsToldFromDamage() throws IOException {
        parts.write(0, lines(START, 0, 1_000));
        store.failAfter(300);

        assertThatThrownBy(() -> read(HOUR)).matches(e -> UnansweredException.isBehind((Exception) e));
        assertThat(store.open()).isZero();
    }

    @Test
    void aPartThatIsGoneWhileItIsListedIsDamage() throws IOException {
        parts.write(0, lines(START, 0, 10));
        store.lose();

        assertThatThrownBy(() -> read(HOUR)).hasMessageContaining("gone (expected: the object of a part");
    }

    /** It was listed as a leftover's only part; since then the part that covers it came, and the leftover was removed. */
    @Test
    void aLeftoverThatWasRemovedAfterTheListingIsReadFromThePartThatCoversIt() throws IOException {
        InMemoryBlockStore before = new InMemoryBlockStore();
        List<String> lines = lines(START, 0, 100);
        new EventParts(before, new GzipBlockCodec(), PROD.name()).write(new OffsetRange(0, 3), lines.subList(0, 40));
        parts.write(new OffsetRange(0, 9), lines);
        List<BlockCatalogue> catalogues = new ArrayList<>(List.of(before));
        BlockCatalogue changing = new BlockCatalogue() {
            @Override
            public SortedSet<Environment> environments() {
                return archive.environments();
            }

            @Override
            public List<Block> list(Environment environment, Interval first, Interval last) {
                BlockCatalogue now = catalogues.isEmpty() ? archive : catalogues.removeFirst();
                return now.list(environment, first, last);
            }
        };

        new ArchivedEvents(changing, store, new GzipBlockCodec(), EventParts.INTERVALS, new EventsMetrics(registry))
                .read(new EventsRequest(PROD, HOUR, EventFilter.ALL, Long.MAX_VALUE), this::show);

        assertThat(shown.toByteArray()).isEqualTo(EventParts.text(lines));
    }

    private void read(TimeRange range) throws IOException {
        read(new EventsRequest(PROD, range, EventFilter.ALL, Long.MAX_VALUE));
    }

    private void read(EventsRequest request) throws IOException {
        new ArchivedEvents(store, store, new GzipBlockCodec(), EventParts.INTERVALS, new EventsMetrics(registry))
                .read(request, this::show);
    }

    private void show(byte[] buffer, int offset, int length) {
        shown.write(buffer, offset, length);
        shown.write('\n');
    }

    /** A tenth of a second apart. */
    private static List<String> lines(Instant start, int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(line -> EventParts.line(start.plusMillis(100L * line), number + line))
                .toList();
    }

    /** Of which compression makes little less than 2,000 bytes each. */
    private static List<String> longLines(Instant start, int number, int count) {
        Random random = new Random(number);
        return lines(start, number, count).stream()
                .map(line -> {
                    byte[] noise = new byte[2_000];
                    random.nextBytes(noise);
                    return line.substring(0, line.length() - 2) + HexFormat.of().formatHex(noise) + "\"}";
                })
                .toList();
    }

    @SafeVarargs
    private static List<String> all(Collection<String>... lists) {
        List<String> all = new ArrayList<>();
        for (Collection<String> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
