package dev.lookback.api.page;

import dev.lookback.model.block.OffsetRange;
import dev.lookback.model.block.PartName;
import dev.lookback.model.time.Interval;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An archive's objects with names and sizes as a compressor would have left them; nobody opens them. */
final class ShopArchive {

    private static final int BYTES_AN_EVENT = 214;
    private static final int RATIO = 7;
    private static final int MOST_EVENTS = 3_000;
    private static final int MANIFEST_BYTES = 700;

    /** As many connections as the server answers at a time. */
    private static final int AT_A_TIME = 4;

    private final S3Client client;
    private final String bucket;
    private final ShopDays days;
    private final Random random = new Random(42);
    private long offset;

    ShopArchive(S3Client client, String bucket, ShopDays days) {
        this.client = client;
        this.bucket = bucket;
        this.days = days;
    }

    /** Closed intervals of so many days, and of the open ones what came early. */
    void fill(int count) throws InterruptedException, ExecutionException {
        long first =
                ShopDays.INTERVALS.at(days.now().minus(Duration.ofDays(count))).number();
        List<Callable<Object>> writes = new ArrayList<>();
        for (long number = first; number <= days.lastClosed().number() + 1; number++) {
            Interval interval = new Interval(number);
            if (!days.isSilent(interval)) {
                PartName name = name(interval);
                writes.add(Executors.callable(() -> write(interval, name)));
            }
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Future<Object> written : threads.invokeAll(writes)) {
                written.get();
            }
        }
    }

    private PartName name(Interval interval) {
        long events =
                Math.max(1, Math.round(MOST_EVENTS * days.business(interval) * (0.8 + 0.4 * random.nextDouble())));
        return new PartName(
                "1f0c9a3b",
                (int) (interval.number() % 4),
                new OffsetRange(offset, offset++),
                events,
                events * BYTES_AN_EVENT);
    }

    private void write(Interval interval, PartName name) {
        String key = Shop.ENVIRONMENT + "/" + interval.key() + "/" + name;
        put(key + ".ndjson.bz2", (int) name.rawBytes() / RATIO);
        put(key + ".json", MANIFEST_BYTES);
    }

    private void put(String key, int bytes) {
        client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(new byte[bytes]));
    }
}
