package dev.lookback.api.page;

import dev.lookback.model.event.EventTime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Event lines of a small web shop that has a bad quarter of an hour. The same seed, the same shop. */
final class ShopEvents {

    private static final List<String> PATHS =
            List.of("/", "/login", "/cart", "/checkout", "/api/items", "/api/items/4711", "/health");
    private static final List<String> USERS = List.of("alice", "bob", "carol", "dave", "root", "deploy");

    /** Of the range: from here on, and so long, card payments fail. */
    private static final double OUTAGE_START = 0.62;

    private static final double OUTAGE_LENGTH = 0.1;

    private final Random random = new Random(42);
    private int number;

    /** Lines in the order of their times; the busiest is the middle. */
    List<byte[]> between(Instant start, Instant end, int count) {
        long length = Duration.between(start, end).toNanos();
        List<Double> places = new ArrayList<>();
        while (places.size() < count) {
            double place = random.nextDouble();
            boolean isOutage = isOutage(place);
            double density = 0.45 + 0.25 * Math.sin(place * 9) + 0.12 * Math.sin(place * 31) + (isOutage ? 0.2 : 0);
            if (random.nextDouble() < density) {
                places.add(place);
            }
        }
        places.sort(Comparator.naturalOrder());
        return places.stream()
                .map(place -> line(start.plusNanos((long) (place * length)), isOutage(place)))
                .toList();
    }

    private static boolean isOutage(double place) {
        return place > OUTAGE_START && place < OUTAGE_START + OUTAGE_LENGTH;
    }

    private byte[] line(Instant time, boolean isOutage) {
        int kind = random.nextInt(isOutage ? 14 : 10);
        if (kind < 5) {
            return request(time);
        }
        if (kind < 7) {
            return login(time);
        }
        return kind == 7 ? query(time) : order(time, isOutage && random.nextInt(3) > 0);
    }

    private byte[] request(Instant time) {
        int status = pick(List.of(200, 200, 200, 200, 200, 200, 301, 304, 404, 502));
        String path = pick(PATHS);
        String address = "203.0.113." + (1 + random.nextInt(60));
        String level = status >= 500 ? "error" : status >= 400 ? "warning" : "informational";
        String rest = String.format(
                Locale.ROOT,
                "\"source\":{\"ip\":\"%s\"},\"url\":{\"path\":\"%s\"},\"http\":{\"request\":{\"method\":\"GET\"},"
                        + "\"response\":{\"status_code\":%d}},\"labels\":{\"zone\":\"eu-%d\"}",
                address,
                path,
                status,
                1 + random.nextInt(2));
        String message = String.format(
                Locale.ROOT,
                "%s - - GET %s HTTP/1.1 %d %d %.3f",
                address,
                path,
                status,
                random.nextInt(40_000),
                random.nextDouble() * 1.2);
        return event(time, "web-" + (1 + random.nextInt(3)) + " nginx " + level, message, rest);
    }

    private byte[] login(Instant time) {
        boolean isRefused = random.nextInt(4) == 0;
        String user = pick(USERS);
        String message = (isRefused ? "Failed password for " : "Accepted publickey for ") + user + " from 192.0.2."
                + (1 + random.nextInt(250)) + " port " + (1024 + random.nextInt(60_000)) + " ssh2";
        return event(
                time,
                "web-" + (1 + random.nextInt(3)) + " sshd " + (isRefused ? "warning" : "informational"),
                message,
                "\"user\":{\"name\":\"" + user + "\"},\"process\":{\"name\":\"sshd\",\"pid\":" + random.nextInt(30_000)
                        + "}");
    }

    private byte[] order(Instant time, boolean isFailing) {
        int order = 10_000 + random.nextInt(90_000);
        String labels = "\"labels\":{\"order\":\"" + order + "\",\"team\":\"checkout\"},\"trace\":{\"id\":\""
                + Long.toHexString(random.nextLong() | Long.MIN_VALUE) + "\"}";
        return isFailing
                ? event(
                        time,
                        "shop-1 payments error",
                        "order " + order + ": card service timed out after 3000 ms",
                        labels + ",\"error\":{\"type\":\"CardServiceTimeout\",\"code\":\"504\"}")
                : event(
                        time,
                        "shop-" + (1 + random.nextInt(2)) + " payments notice",
                        "order " + order + " paid, " + (1 + random.nextInt(9)) + " items",
                        labels);
    }

    private byte[] query(Instant time) {
        int milliseconds = 200 + random.nextInt(2_800);
        return event(
                time,
                "db-1 postgres " + (milliseconds > 2_950 ? "critical" : "debug"),
                "duration: " + milliseconds + " ms  statement: SELECT * FROM items WHERE id = " + random.nextInt(500),
                "\"process\":{\"name\":\"postgres\",\"pid\":" + (900 + random.nextInt(9)) + "}");
    }

    private byte[] event(Instant time, String hostServiceLevel, String message, String rest) {
        String[] parts = hostServiceLevel.split(" ");
        return String.format(
                        Locale.ROOT,
                        "{\"@timestamp\":\"%s\",\"event\":{\"id\":\"page%014d\",\"kind\":\"event\"},\"host\":{\"name\":\"%s\"},"
                                + "\"service\":{\"name\":\"%s\"},\"log\":{\"level\":\"%s\"},\"message\":\"%s\",%s}",
                        EventTime.format(time),
                        number++,
                        parts[0],
                        parts[1],
                        parts[2],
                        message,
                        rest)
                .getBytes(StandardCharsets.UTF_8);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
