package dev.lookback.benchmarks;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Debian's rsyslogd: imptcp, a disk-assisted queue, omkafka with gzip and acks of all replicas, one record a message. */
final class Rsyslogd implements HarvesterLoad.Target {

    private static final Path BINARY = Path.of("/usr/sbin/rsyslogd");
    private static final int PARTITIONS = 4;
    private static final String SETTINGS = """
            global(workDirectory="%1$s")
            module(load="imptcp" threads="2")
            module(load="omkafka")
            template(name="whole" type="string" string="%%rawmsg%%")
            main_queue(queue.type="LinkedList" queue.filename="main" queue.size="200000" queue.maxDiskSpace="1g"
                       queue.workerThreads="2" queue.dequeueBatchSize="4096" queue.saveOnShutdown="on")
            input(type="imptcp" port="%2$d" address="127.0.0.1")
            action(type="omkafka" broker=["%3$s"] topic="%4$s" partitions.auto="on" template="whole" resubmitOnFailure="on"
                   keepFailedMessages="on" failedMsgFile="%1$s/failed"
                   confParam=["compression.codec=gzip", "queue.buffering.max.messages=400000", "linger.ms=50"])
            """;

    private final String topic;
    private final int port;
    private final Process process;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Rsyslogd(Path directory, String kafka, String topic) throws Exception {
        if (!Files.isExecutable(BINARY)) {
            throw new IllegalStateException(BINARY + ": missing (expected: apt-get install rsyslog rsyslog-kafka)");
        }
        this.topic = topic;
        this.port = Services.freePort();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        Path work = Files.createDirectories(directory.resolve(topic));
        Path settings = Files.writeString(work.resolve("rsyslog.conf"), SETTINGS.formatted(work, port, kafka, topic));
        this.process = new ProcessBuilder(
                        BINARY.toString(),
                        "-n",
                        "-f",
                        settings.toString(),
                        "-i",
                        work.resolve("pid").toString())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile())
                .start();
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        awaitListening();
    }

    private void awaitListening() throws IOException, InterruptedException {
        while (true) {
            try (var _ = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException e) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("rsyslogd: ended (expected: listening)", e);
                }
            }
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public double delivered() {
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public Process process() {
        return process;
    }

    @Override
    public void stop() throws InterruptedException {
        consumer.close();
        process.destroy();
        process.waitFor();
    }
}
