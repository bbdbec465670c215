package dev.lookback.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Lines as a small web shop's machines might write them. */
final class SampleLines {
    private static final int DAEMON = 3;
    private static final int AUTH = 4;
    private static final int LOCAL0 = 16;
    private static final List<String> PATHS = List.of("/", "/login", "/cart", "/checkout", "/api/items", "/health");
    private static final List<String> USERS = List.of("alice", "bob", "carol", "dave", "root", "deploy");

    private final RandomGenerator random;

    SampleLines(RandomGenerator random) {
        this.random = random;
    }

    /** In the order of their times, which are all inside the range. */
    List<SyslogLine> between(Instant from, Instant to, int count) {
        long range = Duration.between(from, to).toMillis();
        return Stream.generate(() -> from.plusMillis(random.nextLong(range)))
                .limit(count)
                .sorted()
                .map(this::line)
                .toList();
    }

    private SyslogLine line(Instant time) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> request(time);
            case 5, 6 -> login(time);
            case 7, 8 -> order(time);
            default -> query(time);
        };
    }

    private SyslogLine request(Instant time) {
        int status = pick(List.of(200, 200, 200, 200, 301, 404, 502));
        String message = String.format(
                Locale.ROOT,
                "10.0.%d.%d - - \"GET %s HTTP/1.1\" %d %d %.3f",
                random.nextInt(4),
                1 + random.nextInt(250),
                pick(PATHS),
                status,
                random.nextInt(40_000),
                random.nextDouble(1.2));
        Severity severity = status >= 500 ? Severity.ERROR : status >= 400 ? Severity.WARNING : Severity.INFO;
        return line(severity.in(LOCAL0), time, "web-" + (1 + random.nextInt(3)), "nginx", message);
    }

    private SyslogLine login(Instant time) {
        boolean failed = random.nextInt(3) == 0;
        String message = (failed ? "Failed password" : "Accepted publickey") + " for " + pick(USERS) + " from 192.0.2."
                + (1 + random.nextInt(250)) + " port " + (1024 + random.nextInt(60_000)) + " ssh2";
        Severity severity = failed ? Severity.WARNING : Severity.INFO;
        return line(severity.in(AUTH), time, "web-" + (1 + random.nextInt(3)), "sshd", message);
    }

    private SyslogLine order(Instant time) {
        int number = 10_000 + random.nextInt(90_000);
        if (random.nextInt(8) == 0) {
            return line(
                    Severity.ERROR.in(LOCAL0),
                    time,
                    "shop-1",
                    "payments",
                    "order " + number + ": card service timed out");
        }
        String message = "order " + number + " paid, " + (1 + random.nextInt(9)) + " items";
        return line(Severity.NOTICE.in(LOCAL0), time, "shop-1", "payments", message);
    }

    private SyslogLine query(Instant time) {
        int milliseconds = 200 + random.nextInt(3_000);
        Severity severity = milliseconds > 2_500 ? Severity.CRITICAL : Severity.DEBUG;
        String message =
                "duration: " + milliseconds + " ms  statement: SELECT * FROM items WHERE id = " + random.nextInt(500);
        return line(severity.in(DAEMON), time, "db-1", "postgres", message);
    }

    private static SyslogLine line(int priority, Instant time, String host, String program, String message) {
        return new SyslogLine(priority, time, host, program, message);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private enum Severity {
        CRITICAL(2),
        ERROR(3),
        WARNING(4),
        NOTICE(5),
        INFO(6),
        DEBUG(7);

        private final int code;

        Severity(int code) {
            this.code = code;
        }

        int in(int facility) {
            return facility * 8 + code;
        }
    }
}
