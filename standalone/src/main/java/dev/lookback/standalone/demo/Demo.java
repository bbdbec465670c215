package dev.lookback.standalone.demo;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InstanceState;
import tools.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** From lines sent to a history index that has them. */
public final class Demo {
    private static final int LINES = 6_000;
    private static final Duration BLOCK = Duration.ofMinutes(5);
    private static final Duration HISTORY = Duration.ofHours(3);
    private static final Duration LIMIT = Duration.ofSeconds(115);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PROGRESS = Duration.ofSeconds(5);

    private final InstanceState instance;
    private final Clock clock;
    private final PrintStream out;
    private final Instant begin;
    private Instant lastProgress = Instant.EPOCH;

    public Demo(InstanceState instance, Clock clock, PrintStream out) {
        this.instance = instance;
        this.clock = clock;
        this.out = out;
        this.begin = clock.instant();
    }

    /**
     * Returns when the index has what was sent for its range.
     *
     * @throws InstanceFailure when that does not come in time
     */
    public void run() throws InterruptedException {
        SampleRange range = SampleRange.before(begin, BLOCK, HISTORY);
        List<SyslogLine> lines =
                new SampleLines(new Random(begin.toEpochMilli())).between(range.start(), range.end(), LINES);
        try (Api api = new Api(instance.port("api"), instance.connections().environment())) {
            long before = api.archivedEvents(range.start(), range.end());
            send(lines);
            say("sent %d lines with times from %s to %s", LINES, range.start(), range.end());
            awaitArchived(api, range, before + LINES);
            long expected =
                    lines.stream().filter(line -> range.asksFor(line.time())).count();
            JsonNode index = load(api, range, expected);
            show(index, range);
        }
    }

    private void send(List<SyslogLine> lines) {
        try (SyslogConnection connection = SyslogConnection.open(instance.port("syslog"))) {
            connection.send(lines);
        }
    }

    private void awaitArchived(Api api, SampleRange range, long wanted) throws InterruptedException {
        long archived = api.archivedEvents(range.start(), range.end());
        while (archived < wanted) {
            long missing = Math.min(wanted - archived, LINES);
            sayNowAndThen("%d of them wait for their blocks to close (about a minute)", missing);
            pauseOrGiveUp("blocks: " + missing + " of " + LINES + " events are not archived");
            archived = api.archivedEvents(range.start(), range.end());
        }
        say("archived");
    }

    private JsonNode load(Api api, SampleRange range, long expected) throws InterruptedException {
        JsonNode index = api.requestHistoryIndex(range.askedStart(), range.askedEnd());
        String name = index.path("index").asString();
        say("asked for a history index from %s to %s: %s", range.askedStart(), range.askedEnd(), name);
        while (!state(index).equals("READY")) {
            if (!state(index).equals("QUEUED") && !state(index).equals("LOADING")) {
                throw new InstanceFailure(
                        name + ": " + state(index) + " " + index.path("error").asString("") + " (expected: READY)");
            }
            JsonNode blocks = index.path("blocks");
            sayNowAndThen(
                    "%d of %d blocks loaded",
                    blocks.path("loaded").asLong(), blocks.path("total").asLong());
            pauseOrGiveUp(name + ": " + state(index));
            index = api.historyIndex(name);
        }
        long indexed = index.path("events").path("indexed").asLong();
        if (indexed < expected) {
            throw new InstanceFailure(name + ": " + indexed + " events (expected: " + expected + " or more)");
        }
        return index;
    }

    private static String state(JsonNode index) {
        return index.path("state").asString("");
    }

    private void pauseOrGiveUp(String problem) throws InterruptedException {
        if (Duration.between(begin, clock.instant()).compareTo(LIMIT) > 0) {
            throw new InstanceFailure(
                    problem + " after " + LIMIT.toSeconds() + " s (expected: less; ./lookback logs says more)");
        }
        Thread.sleep(POLL);
    }

    private void show(JsonNode index, SampleRange range) {
        say(
                "%s: %d events of that range",
                state(index), index.path("events").path("indexed").asLong());
        out.println();
        String page = "http://127.0.0.1:" + instance.port("api");
        out.println("the page:        " + page + "/#/explore?index="
                + index.path("index").asString() + "&start=" + range.askedStart() + "&end=" + range.askedEnd());
        out.println("live:            http://127.0.0.1:" + instance.port("live") + "/ (then ./lookback send hello)");
        out.println("the API's page:  " + page + "/swagger-ui.html");
        out.println("three documents: curl -s '" + index.path("searchUrl").asString() + "?size=3&pretty'");
    }

    private void sayNowAndThen(String format, Object... values) {
        Instant now = clock.instant();
        if (Duration.between(lastProgress, now).compareTo(PROGRESS) >= 0) {
            lastProgress = now;
            say(format, values);
        }
    }

    private void say(String format, Object... values) {
        double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds, String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
