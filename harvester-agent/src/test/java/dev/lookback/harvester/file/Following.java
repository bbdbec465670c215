package dev.lookback.harvester.file;

import dev.lookback.harvester.event.LastErrors;
import dev.lookback.harvester.file.parser.PlainParser;
import dev.lookback.harvester.file.parser.TextParser;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Follows files by a clock that stands until it is moved, one run after another, over what the runs before have kept. */
final class Following {

    /** A little more than what goes by between two looks. */
    static final Duration A_LOOK = Duration.ofMillis(2_250);

    private static final Duration ROUND = Duration.ofMillis(250);

    private final List<FileRules> inputs;
    private final Counter received = new SimpleMeterRegistry().counter("received");
    private final LastErrors errors = new LastErrors(Clock.systemUTC());
    private int maxOpenFiles = 256;
    private KeptEvents kept = new KeptEvents();
    private Instant now = Instant.parse("2026-11-23T16:08:00Z");
    private FileFollower follower;

    private Following(List<FileRules> inputs) {
        this.inputs = inputs;
        this.follower = follower();
    }

    static Following of(FileRules... inputs) {
        return new Following(List.of(inputs));
    }

    /** Plain lines of host {@code web-1}. */
    static Following lines(String... globs) {
        return of(rules(Grouping.NONE, null, new PlainParser(), globs));
    }

    static FileRules rules(Grouping grouping, @Nullable Charset charset, TextParser parser, String... globs) {
        return new FileRules(
                Arrays.stream(globs).map(Glob::parse).toList(),
                new FileRules.Names("web-1", null),
                charset,
                new TextCutter(grouping),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                parser);
    }

    private FileFollower follower() {
        FilePace pace = new FilePace(Duration.ofSeconds(2), maxOpenFiles, Duration.ofMinutes(5), Duration.ofDays(7));
        return new FileFollower(inputs, pace, new FileTarget(kept, kept, received, errors));
    }

    Following withOpenFiles(int count) {
        maxOpenFiles = count;
        restart();
        return this;
    }

    KeptEvents kept() {
        return kept;
    }

    LastErrors errors() {
        return errors;
    }

    FileFollower.State state() {
        return follower.state();
    }

    /** Looks at directories once and reads what is there. */
    void look() {
        pass(A_LOOK);
    }

    void pass(Duration duration) {
        for (Instant end = now.plus(duration); now.isBefore(end); now = now.plus(ROUND)) {
            read();
        }
    }

    /** Time goes by, and nobody looks. */
    void sleep(Duration duration) {
        now = now.plus(duration);
    }

    /** Reads until nothing is left, or there is no room, without looking at directories. */
    void read() {
        try {
            while (follower.round(now) == FileFollower.Round.MORE) {
                // Each round is a chunk of each file.
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process ends without a word, and another begins. */
    void restart() {
        restart(kept.size());
    }

    /** The same, and all but so many entries of the journal are lost. */
    void restart(int keptEntries) {
        follower.close();
        kept = kept.cut(keptEntries);
        follower = follower();
    }
}
