package dev.lookback.benchmarks;

import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Events like a web server's, some 300 bytes each, the same ones in every run. */
final class SampleEvents {

    private static final String[] LEVELS = {"info", "info", "info", "info", "warn", "error"};
    /** Of local0: the same levels, as syslog has them. */
    private static final int[] PRIORITIES = {134, 134, 134, 134, 132, 131};

    private static final String[] PATHS = {"/", "/login", "/api/v1/orders", "/api/v1/orders/{id}", "/static/app.js"};

    private final Random random = new Random(42);
    private final EventIds ids;
    private final List<String> messages;
    private int next;
    private final EventLineWriter writer = new EventLineWriter();

    SampleEvents(String idSource) {
        this(idSource, List.of());
    }

    /** @param messages that are taken in turns; where there are none they are made up */
    SampleEvents(String idSource, List<String> messages) {
        this.ids = new EventIds(idSource);
        this.messages = List.copyOf(messages);
    }

    /** A canonical line, without a line feed. */
    byte[] line(Instant time) {
        writer.clear();
        writer.begin(time, ids.next(), "event")
                .host("web-" + random.nextInt(50))
                .service("nginx")
                .object("log")
                .member("level", LEVELS[random.nextInt(LEVELS.length)])
                .message(message())
                .object("process")
                .member("pid", 1_000 + random.nextInt(30_000))
                .end();
        return writer.toBytes();
    }

    /** RFC 5424, some 300 bytes, without a line feed. */
    byte[] syslog(Instant time, String begin) {
        String text = "<" + PRIORITIES[random.nextInt(PRIORITIES.length)] + ">1 " + time + " web-" + random.nextInt(8)
                + " nginx " + (1_000 + random.nextInt(30_000))
                + " - - " + begin + message() + " agent=\"Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0\""
                + " referer=\"https://shop.example.org/cart?session=" + Long.toHexString(random.nextLong()) + '"';
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String message() {
        if (!messages.isEmpty()) {
            return messages.get(next++ % messages.size());
        }
        return "10.0." + random.nextInt(256) + '.' + random.nextInt(256) + " \"GET "
                + PATHS[random.nextInt(PATHS.length)]
                + " HTTP/1.1\" " + (random.nextInt(20) == 0 ? 500 : 200) + " bytes=" + random.nextInt(100_000)
                + " took=" + random.nextInt(5_000) + "us request=" + Long.toHexString(random.nextLong());
    }
}
