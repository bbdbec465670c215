package dev.lookback.benchmarks;

import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;
import dev.lookback.page.Chromium;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The live page in Chromium, fed by UDP through a real gateway: whether shown and told as skipped is what was sent, how long
 * events take to the document by the sender's clock, how long pictures take, and whether the page's heap grows.
 */
final class LivePageBenchmark {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Each second frame looks at the newest line, whose message begins with the milliseconds at which it was sent. */
    private static final String WATCH = """
            globalThis.watched = { delays: [], longest: 0, last: performance.now(), frames: 0 };
            const look = () => {
              let newest = 0;
              for (const line of document.querySelectorAll('.line:not(.gone) .line-message')) {
                newest = Math.max(newest, Number(line.textContent.slice(0, 13)) || 0);
              }
              if (newest > (watched.newest ?? 0)) {
                watched.newest = newest;
                watched.delays.push(Date.now() - newest);
              }
            };
            const frame = time => {
              watched.longest = Math.max(watched.longest, time - watched.last);
              watched.last = time;
              if (watched.frames++ % 2 === 0) {
                look();
              }
              requestAnimationFrame(frame);
            };
            requestAnimationFrame(frame);
            """;

    private static final String QUANTILE = """
            const sorted = [...watched.delays].sort((one, other) => one - other);
            return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * arguments[0]))];
            """;

    private final Services services;
    private final int events;
    private final int perSecond;
    private final EventIds ids = new EventIds();
    private final EventLineWriter writer = new EventLineWriter();

    LivePageBenchmark(Services services, int events, int perSecond) {
        this.services = services;
        this.events = events;
        this.perSecond = perSecond;
    }

    void run() throws Exception {
        LiveGateway ports = LiveGateway.onFreePorts();
        AppProcess gateway = ports.start(services);
        ChromeDriver page = Chromium.start(services.directory().resolve("profile"));
        try {
            page.get("http://127.0.0.1:" + ports.http() + "/#/live?1.streams=bench");
            await(() -> (Boolean) value(
                    page,
                    "return document.querySelector('.lines[aria-busy=false]') !== null"
                            + " && document.querySelector('.state-open') !== null"));
            page.executeScript(WATCH);
            double heapBefore = heap(page);
            Instant start = Instant.now();
            try (LiveSender sender = new LiveUdpSender(LiveGateway.ENVIRONMENT, List.of(ports.udp()), this::line)) {
                sender.sendAll(events, perSecond);
            }
            Duration took = Duration.between(start, Instant.now());
            boolean isLastVisible = await(() -> figures(page, "shown", "skipped-gateway", "skipped-page") >= events);
            report(page, gateway, took, isLastVisible, heapBefore);
        } finally {
            page.quit();
        }
        gateway.stop();
    }

    private void report(ChromeDriver page, AppProcess gateway, Duration took, boolean isComplete, double heapBefore)
            throws Exception {
        long shown = figures(page, "shown");
        long skipped = figures(page, "skipped-gateway", "skipped-page");
        System.out.printf(
                "sent                     %,10d events of %d bytes, %,.0f/s%n",
                events, LiveSender.EVENT_BYTES, rate(took));
        System.out.printf(
                "received by the gateway  %,10.0f%n", gateway.counter("lookback_gateway_events_received_total"));
        System.out.printf("shown                    %,10d%n", shown);
        System.out.printf(
                "told as skipped          %,10d  (by the gateway %,d, by the page %,d)%n",
                skipped, figures(page, "skipped-gateway"), figures(page, "skipped-page"));
        System.out.printf("shown + skipped = sent   %10s%n", isComplete && shown + skipped == events ? "yes" : "NO");
        System.out.printf("last event visible       %10s%n", isLastVisible(page) ? "yes" : "NO");
        System.out.printf("sender to document       p50 %s ms, p99 %s ms%n", quantile(page, 0.5), quantile(page, 0.99));
        System.out.printf(
                "longest between pictures %10s ms%n", Math.round(number(value(page, "return watched.longest"))));
        System.out.printf("heap, collected          %10.1f MB before, %.1f MB after%n", heapBefore, heap(page));
    }

    private double rate(Duration took) {
        return events * 1e9 / took.toNanos();
    }

    private byte[] line(int number) {
        writer.clear();
        Instant now = Instant.now();
        writer.begin(now, ids.next(), "event").host("web-1").service("bench");
        writer.object("log").member("level", number % 50 == 0 ? "error" : "info");
        int rest = LiveSender.EVENT_BYTES - writer.length() - "},\"message\":\"\"}".length();
        String message = now.toEpochMilli() + " " + number + " ";
        writer.message(message + "x".repeat(Math.max(0, rest - message.length())))
                .end();
        return writer.toBytes();
    }

    private boolean isLastVisible(ChromeDriver page) {
        return (Boolean) value(
                page,
                "return [...document.querySelectorAll('.line:not(.gone)')].some(line =>"
                        + " line.textContent.includes(' ' + arguments[0] + ' '))",
                events - 1);
    }

    private static long figures(ChromeDriver page, String... names) {
        return (Long) value(
                page,
                "return [...arguments].flat().reduce((sum, name) => sum + Number(document"
                        + ".querySelector(`[data-figure=${name}]`).textContent.replace(/,/g, '')), 0)",
                List.of(names));
    }

    private static long quantile(ChromeDriver page, double part) {
        return ((Number) value(page, QUANTILE, part)).longValue();
    }

    private static double number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).doubleValue();
    }

    private static Object value(ChromeDriver page, String script, Object... arguments) {
        return Objects.requireNonNull(page.executeScript(script, arguments), script);
    }

    /** In megabytes, after a collection. */
    private static double heap(ChromeDriver page) {
        page.executeCdpCommand("HeapProfiler.collectGarbage", Map.of());
        return number(page.executeCdpCommand("Runtime.getHeapUsage", Map.of()).get("usedSize")) / 1e6;
    }

    /** Returns whether it came true in time. */
    private static boolean await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return true;
    }
}
