package dev.lookback.gateway.page;

import dev.lookback.gateway.RunningGateway;
import dev.lookback.model.event.EventIds;
import dev.lookback.model.event.EventLineWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A shop at work, for pictures: some forty events a second, the same each time. */
final class ShopTraffic implements AutoCloseable {

    private static final int PERIOD_MILLIS = 24;
    private static final List<Said> WHAT = List.of(
            new Said("nginx", "info", "GET /api/v1/orders/%d 200 in 12 ms"),
            new Said("nginx", "info", "POST /api/v1/carts/%d/items 201 in 48 ms"),
            new Said("nginx", "warning", "upstream of /checkout took 2.%d s"),
            new Said("payments", "info", "payment %d authorised, 249.00 EUR"),
            new Said("payments", "error", "payment %d refused by the bank: insufficient funds"),
            new Said("payments", "debug", "token of card %d renewed"),
            new Said("postgres", "info", "checkpoint complete: wrote %d buffers (2.2%%); write=26.931 s, sync=0.004 s"),
            new Said("postgres", "warning", "connection %d timed out, trying again"),
            new Said("auth", "notice", "session %d opened for user deploy"),
            new Said("checkout", "info", "order %d confirmed"),
            new Said("kernel", "critical", "Out of memory: killed process %d (java)"),
            new Said("cron", "info", "job %d done"));
    private static final String[] HOSTS = {"web-1", "web-2", "pay-1", "db-1", "edge-cph-02"};

    private record Said(String stream, String level, String message) {}

    private final RunningGateway gateway;
    private final Random random = new Random(42);
    private final EventIds ids = new EventIds();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private ShopTraffic(RunningGateway gateway) {
        this.gateway = gateway;
    }

    static ShopTraffic start(RunningGateway gateway) {
        ShopTraffic traffic = new ShopTraffic(gateway);
        traffic.timer.scheduleAtFixedRate(traffic::say, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return traffic;
    }

    private void say() {
        int at = (int) (WHAT.size() * Math.pow(random.nextDouble(), 1.7));
        Said said = WHAT.get(at);
        EventLineWriter writer = new EventLineWriter();
        writer.begin(Instant.now(), ids.next(), "event")
                .host(HOSTS[random.nextInt(HOSTS.length)])
                .service(said.stream);
        writer.object("log").member("level", said.level);
        writer.message(said.message.formatted(random.nextInt(1_000, 9_999))).end();
        try {
            gateway.send(new String(writer.toBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        timer.shutdown();
        timer.awaitTermination(10, TimeUnit.SECONDS);
    }
}
