package dev.lookback.api.page;

import dev.lookback.api.PlatformApiApplication;
import dev.lookback.api.TestIndexer;
import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;
import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventTime;
import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.DocumentWriter;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.RecentIndexes;
import dev.lookback.search.WriteMode;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.s3.S3Client;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The platform API on real services that hold a small shop's logs: what the page is tested with. */
final class Shop implements AutoCloseable {

    static final Environment ENVIRONMENT = new Environment("shop");
    static final int LAST_HOUR = 3_000;
    static final int BEFORE = 2_000;

    /** Records that nobody has settled. */
    static final int WAITING = 1_234;

    static final int DEAD_LETTERS = 3;

    /** Where the gateway's page would be. */
    static final String LIVE = "http://127.0.0.1:6688/";

    private static final String BUCKET = "page";

    private final EmbeddedS3 s3 = SharedServices.s3().withBucket(BUCKET);
    private final ShopDays days;
    private final ConfigurableApplicationContext api;
    private final ShopWorkers workers = new ShopWorkers(SharedServices.kafka().bootstrapServers(), ENVIRONMENT);

    private Shop(ShopDays days) {
        this.days = days;
        this.api = start();
    }

    /** @param days of archive */
    static Shop open(Instant now, int days) throws ExecutionException, InterruptedException {
        Shop shop = new Shop(new ShopDays(now));
        new ShopArchive(shop.bean(S3Client.class), BUCKET, shop.days).fill(days);
        shop.makeTopics();
        shop.workers.closeThrough(shop.days.lastClosed());
        shop.workers.send(ENVIRONMENT.harvestTopic(), WAITING);
        shop.workers.send(ENVIRONMENT.deadLetterTopic(), DEAD_LETTERS);
        shop.workers.start();
        shop.indexEvents();
        return shop;
    }

    /** Loads what is asked for, until it is closed. */
    TestIndexer indexer() {
        return new TestIndexer(
                SharedServices.kafka().bootstrapServers(), bean(DocumentWriter.class), ENVIRONMENT.name());
    }

    String address() {
        return "http://127.0.0.1:" + api.getEnvironment().getProperty("local.server.port");
    }

    Instant now() {
        return days.now();
    }

    <T> T bean(Class<T> type) {
        return api.getBean(type);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(PlatformApiApplication.class)
                .initializers(
                        context -> context.getBeanFactory().addBeanPostProcessor(new ShopCatalogue.InItsPlace(days)))
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.kafka.bootstrap-servers="
                                + SharedServices.kafka().bootstrapServers(),
                        "--spring.elasticsearch.uris="
                                + SharedServices.elasticsearch().uri(),
                        "--lookback.s3.bucket=" + BUCKET,
                        "--lookback.sweep-interval=1s",
                        "--lookback.page.live-url=" + LIVE,
                        "--spring.cloud.aws.s3.endpoint=" + s3.endpoint(),
                        "--spring.cloud.aws.s3.path-style-access-enabled=true",
                        "--spring.cloud.aws.region.static=eu-central-1",
                        "--spring.cloud.aws.credentials.access-key=" + s3.accessKey(),
                        "--spring.cloud.aws.credentials.secret-key=" + s3.secretKey());
    }

    private void makeTopics() throws ExecutionException, InterruptedException {
        List<NewTopic> topics = List.of(TopicSpec.harvest(ENVIRONMENT), TopicSpec.deadLetters(ENVIRONMENT)).stream()
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.settings()))
                .toList();
        bean(Admin.class).createTopics(topics).all().get();
    }

    private void indexEvents() {
        bean(RecentIndexes.class).prepare(ENVIRONMENT);
        Instant now = days.now();
        Instant hourAgo = now.minus(Duration.ofHours(1));
        ShopEvents events = new ShopEvents();
        index(events.between(now.minus(Duration.ofHours(24)), hourAgo, BEFORE));
        index(events.between(hourAgo, now, LAST_HOUR));
    }

    private void index(List<byte[]> lines) {
        DocumentBatch batch = new DocumentBatch(1 << 20);
        for (byte[] line : lines) {
            Instant time = EventTime.read(line, EventHead.TIME_OFFSET);
            LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
            batch.add(new RecentIndexName(ENVIRONMENT, day).toString(), line, 0, line.length);
        }
        bean(DocumentWriter.class).write(batch, WriteMode.ANY_TARGET);
    }

    @Override
    public void close() throws InterruptedException {
        workers.close();
        api.close();
    }
}
