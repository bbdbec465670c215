package dev.lookback.api.page;

import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Random;

/**
 * An archive's objects with names, sizes and times as a compressor would have left them; nobody opens them. Every day has
 * its noon and its night, one night nothing came, and one afternoon came late.
 */
final class ShopArchive {

    static final Intervals INTERVALS = new Intervals(Duration.ofMinutes(5));

    private static final Duration ON_TIME = Duration.ofSeconds(97);
    private static final Duration LATE = Duration.ofHours(5);
    private static final int BYTES_AN_EVENT = 214;
    private static final int RATIO = 7;

    private final Path environment;
    private final Instant now;
    private final Random random = new Random(42);
    private long offset;

    /** @param environment the directory of its objects */
    ShopArchive(Path environment, Instant now) {
        this.environment = environment;
        this.now = now;
    }

    /** The last interval that is closed. */
    Interval lastClosed() {
        return INTERVALS.at(now.minus(Duration.ofMinutes(12)));
    }

    /** Closed intervals of so many days, and of the open ones what came early. */
    void fill(int days) throws IOException {
        long first = INTERVALS.at(now.minus(Duration.ofDays(days))).number();
        for (long number = first; number <= lastClosed().number() + 1; number++) {
            Interval interval = new Interval(number);
            if (!isSilent(interval)) {
                write(interval);
            }
        }
    }

    private void write(Interval interval) throws IOException {
        long events = events(interval);
        PartName name = new PartName(
                "1f0c9a3b",
                (int) (interval.number() % 4),
                new OffsetRange(offset, offset++),
                events,
                events * BYTES_AN_EVENT);
        Path directory = Files.createDirectories(environment.resolve(interval.key()));
        Instant written = INTERVALS.end(interval).plus(isLate(interval) ? LATE : ON_TIME);
        object(directory.resolve(name + ".ndjson.bz2"), events * BYTES_AN_EVENT / RATIO, written);
        object(directory.resolve(name + ".json"), 700, written);
    }

    /** Has a length, and takes no room. */
    private static void object(Path path, long bytes, Instant written) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(bytes);
        }
        Files.setLastModifiedTime(path, FileTime.from(written));
    }

    private long events(Interval interval) {
        double hour = time(interval).toSecondOfDay() / 3_600.0;
        double day = 0.25 + Math.max(0, Math.sin((hour - 6) / 15 * Math.PI));
        return Math.max(1, Math.round(2_400 * day * (0.8 + 0.4 * random.nextDouble())));
    }

    private boolean isSilent(Interval interval) {
        double hour = time(interval).toSecondOfDay() / 3_600.0;
        return daysAgo(interval) == 2 && hour >= 2.5 && hour < 4;
    }

    private boolean isLate(Interval interval) {
        double hour = time(interval).toSecondOfDay() / 3_600.0;
        return daysAgo(interval) == 1 && hour >= 13 && hour < 14.2;
    }

    private static LocalTime time(Interval interval) {
        return INTERVALS.start(interval).atOffset(ZoneOffset.UTC).toLocalTime();
    }

    private long daysAgo(Interval interval) {
        return now.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay()
                - INTERVALS
                        .start(interval)
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toEpochDay();
    }
}
