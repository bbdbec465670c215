package dev.lookback.standalone.rebuild;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.rest.ApiClient;
import tools.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks for a rebuild and stays until it has ended. */
public final class RecentRebuild {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    /** Processes that ended are started again meanwhile; the rebuild goes on by itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int NAMED = 3;

    private final ApiClient api;
    private final String environment;
    private final Clock clock;
    private final PrintStream out;
    private final Instant begin;
    private Instant lastProgress = Instant.EPOCH;

    public RecentRebuild(ApiClient api, String environment, Clock clock, PrintStream out) {
        this.api = api;
        this.environment = environment;
        this.clock = clock;
        this.out = out;
        this.begin = clock.instant();
    }

    /**
     * Returns when the recent indexes have everything.
     *
     * @param range with {@code start}, {@code end}, both or none of them
     * @throws InstanceFailure when they do not, or when there is nobody to ask
     */
    public void run(Map<String, String> range) throws InterruptedException {
        String path = "/environments/" + URLEncoder.encode(environment, StandardCharsets.UTF_8) + "/recent/rebuild";
        JsonNode rebuild = api.post(path, range);
        String name = rebuild.path("rebuild").asString();
        say(
                "rebuilding recent-%s from %s to %s",
                environment,
                rebuild.path("start").asString(),
                rebuild.path("end").asString());
        while (isRunning(rebuild)) {
            sayProgress(rebuild);
            Thread.sleep(POLL);
            rebuild = show(path + "/" + name, name);
        }
        sayEnd(rebuild);
        requireReady(rebuild, name);
    }

    private JsonNode show(String path, String name) throws InterruptedException {
        return find(path)
                .orElseThrow(() -> new InstanceFailure(
                        name + ": gone (expected: Elasticsearch not to be emptied meanwhile; begin again)"));
    }

    private Optional<JsonNode> find(String path) throws InterruptedException {
        Instant until = clock.instant().plus(PATIENCE);
        while (true) {
            try {
                return api.find(path);
            } catch (InstanceFailure e) {
                if (clock.instant().isAfter(until)) {
                    throw e;
                }
                sayNowAndThen("no answer, trying again: %s", String.valueOf(e.getMessage()));
                Thread.sleep(POLL);
            }
        }
    }

    private static boolean isRunning(JsonNode rebuild) {
        String state = state(rebuild);
        return state.equals("QUEUED") || state.equals("LOADING");
    }

    private static String state(JsonNode rebuild) {
        return rebuild.path("state").asString("");
    }

    private void sayProgress(JsonNode rebuild) {
        JsonNode intervals = rebuild.path("intervals");
        String waits = rebuild.path("waitsFor").asString("");
        sayNowAndThen(
                "%d of %d intervals loaded, %d not closed yet; %d events%s",
                intervals.path("loaded").asLong(),
                intervals.path("total").asLong(),
                intervals.path("pending").asLong(),
                rebuild.path("events").path("read").asLong(),
                waits.isEmpty() ? "" : "; waits for " + waits);
    }

    private void sayEnd(JsonNode rebuild) {
        JsonNode events = rebuild.path("events");
        say(
                "%s: %d archived events: %d indexed, %d already there, %d rejected",
                state(rebuild),
                events.path("read").asLong(),
                events.path("indexed").asLong(),
                events.path("alreadyThere").asLong(),
                events.path("rejected").asLong());
        if (rebuild.has("inRecent")) {
            say(
                    "recent-%s has %d events of that range",
                    environment, rebuild.path("inRecent").asLong());
        }
        long older = events.path("olderThanRetention").asLong();
        if (older > 0) {
            say("up to %d events that are older than the retention were left out", older);
        }
    }

    private static void requireReady(JsonNode rebuild, String name) {
        if (state(rebuild).equals("READY")) {
            return;
        }
        throw new InstanceFailure(name + ": " + state(rebuild) + problem(rebuild) + " (expected: READY)");
    }

    private static String problem(JsonNode rebuild) {
        JsonNode missing = rebuild.path("intervals").path("missing");
        if (missing.isEmpty()) {
            return " " + rebuild.path("error").asString("");
        }
        String named =
                missing.values().stream().limit(NAMED).map(JsonNode::asString).collect(Collectors.joining(", "));
        return ", " + missing.size() + " parts cannot be read: " + named + (missing.size() > NAMED ? "..." : "");
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
