package dev.lookback.search;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Events in which queries find some things and not others: the same ones for the same seed. */
final class AgreementEvents {

    static final List<String> SERVICES = List.of("nginx", "sshd", "Payment API", "api-gateway", "cron");
    static final List<String> HOSTS = List.of("web-1", "web-2", "db-1.example.org");
    static final List<String> LEVELS = List.of("debug", "info", "warn", "error", "fatal");
    static final List<String> WORDS = List.of(
            "timed",
            "out",
            "Connection",
            "refused",
            "user",
            "root",
            "GET",
            "/api/v1/users",
            "404",
            "took",
            "12.5ms",
            "10.0.0.7",
            "Größe",
            "don't",
            "snake_case",
            "kebab-case",
            "Ünicode",
            "日本語",
            "a",
            "to",
            "failed",
            "é");
    private static final Instant START = Instant.parse("2026-01-15T08:30:00.123456789Z");

    private final Random random;

    private AgreementEvents(long seed) {
        random = new Random(seed);
    }

    static List<byte[]> of(long seed, int count) {
        AgreementEvents events = new AgreementEvents(seed);
        return IntStream.range(0, count).mapToObj(events::line).toList();
    }

    private byte[] line(int number) {
        Instant time = START.plusSeconds(random.nextInt(300) * 86_399L).plusNanos(random.nextInt(1_000));
        String line = new String(Lines.line(Lines.id(number), time, rest()), java.nio.charset.StandardCharsets.UTF_8);
        return line.replace("\"web-1\"", '"' + any(HOSTS) + '"')
                .replace("\"nginx\"", '"' + any(SERVICES) + '"')
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private String rest() {
        StringBuilder rest = new StringBuilder();
        sometimes(
                rest,
                80,
                "\"log\":{\"level\":\"" + any(LEVELS) + "\",\"syslog\":{\"priority\":" + random.nextInt(192)
                        + ",\"severity\":{\"name\":\"" + any(LEVELS) + "\"}}}");
        sometimes(rest, 90, "\"message\":\"" + message() + '"');
        sometimes(rest, 50, "\"process\":{\"pid\":" + random.nextInt(50) + ",\"name\":\"" + any(SERVICES) + "\"}");
        sometimes(rest, 40, "\"metric\":{\"name\":\"load.one\",\"value\":" + random.nextInt(100) / 4.0 + "}");
        sometimes(rest, 40, "\"http\":{\"response\":{\"status_code\":" + (200 + 100 * random.nextInt(4)) + "}}");
        sometimes(rest, 30, "\"tags\":[\"" + any(WORDS) + "\",\"" + any(WORDS) + "\"]");
        sometimes(rest, 30, "\"tls\":{\"resumed\":" + random.nextBoolean() + "}");
        sometimes(rest, 20, "\"url\":{\"path\":\"/a b/\\\"c\\\"\\\\d*?\"}");
        sometimes(rest, 10, "\"error\":{\"stack_trace\":\"" + "x".repeat(9_000) + "\"}");
        sometimes(rest, 60, labels());
        return rest.toString();
    }

    private String labels() {
        return "\"labels\":{\"team\":\"" + any(List.of("core", "edge", "Core")) + "\",\"retries\":" + random.nextInt(12)
                + ",\"nested\":{\"deep\":\"" + any(WORDS) + "\"}"
                + (random.nextBoolean() ? ",\"dry\":true" : "") + "}";
    }

    private String message() {
        StringBuilder message = new StringBuilder(any(WORDS));
        for (int words = random.nextInt(9); words > 0; words--) {
            message.append(random.nextInt(6) == 0 ? ", " : " ").append(any(WORDS));
        }
        return message.toString();
    }

    private void sometimes(StringBuilder rest, int percent, String member) {
        if (random.nextInt(100) < percent) {
            rest.append(',').append(member);
        }
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
