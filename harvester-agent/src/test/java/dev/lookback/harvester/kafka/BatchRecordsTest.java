package dev.lookback.harvester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Lanes;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Golden: the record that readers of every version must understand (CONTRACT section 2). */
class BatchRecordsTest {

    private static final byte[] VALUE = {0x1f, (byte) 0x8b, 1, 2, 3};

    @Test
    void writesTheRecordOfTheContract() {
        ProducerRecord<String, byte[]> golden =
                new BatchRecords("h-prod", new Lanes(1)).of(batch("web-1"), MockProducers.withPartitions("h-prod", 4));

        assertThat(golden.topic()).isEqualTo("h-prod");
        assertThat(golden.key()).isEqualTo("web-1");
        assertThat(golden.value()).isSameAs(VALUE);
        assertThat(golden.timestamp()).isNull();
        assertThat(golden.partition()).isEqualTo(5984833 % 4);
        assertThat(headers(golden))
                .containsExactly(
                        "lb-version=1",
                        "lb-interval=3k9xd",
                        "lb-host=web-1",
                        "lb-agent=0f3k9q2m7c00000000",
                        "lb-seq=42",
                        "lb-prev=3k9xc",
                        "lb-count=7",
                        "lb-bytes=1234",
                        "content-encoding=gzip");
    }

    @Test
    void spreadsHostsOfAnIntervalOverLanesOfTheTopicsRealPartitions() {
        Lanes lanes = new Lanes(3);
        BatchRecords records = new BatchRecords("h-prod", lanes);
        for (int host = 0; host < 20; host++) {
            String name = "web-" + host;
            assertThat(records.of(batch(name), MockProducers.withPartitions("h-prod", 7))
                            .partition())
                    .isEqualTo(lanes.partition(Interval.parse("3k9xd"), name, 7));
        }
    }

    private static List<String> headers(ProducerRecord<String, byte[]> golden) {
        return Arrays.stream(golden.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Batch batch(String host) {
        return new Batch(
                new BatchHeaders(
                        Interval.parse("3k9xd"),
                        host,
                        "0f3k9q2m7c00000000",
                        new BatchHeaders.Origin(42, Optional.of(Interval.parse("3k9xc"))),
                        new BatchHeaders.Size(7, 1234)),
                VALUE);
    }
}
