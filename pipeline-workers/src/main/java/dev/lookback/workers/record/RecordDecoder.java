package dev.lookback.workers.record;

import dev.lookback.model.batch.Batch;
import dev.lookback.model.batch.BatchHeaders;
import dev.lookback.model.batch.Gzip;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads records of one topic: a harvester's batches, whose lines pass byte for byte, and whatever another producer put
 * there, NDJSON or one JSON object, gzip'd or plain, rewritten so that every reader gets the same bytes.
 */
public final class RecordDecoder {

    /** A few kilobytes of gzip may say gigabytes: no further. */
    static final int MAX_FOREIGN_BYTES = 16 * 1024 * 1024;

    /** A record's lines at most: one that is rewritten gains a head. */
    public static final int MAX_LINES_BYTES = 32 * 1024 * 1024;

    private final String topicId;

    /** @param topicId Kafka's, as text: a topic made anew has another */
    public RecordDecoder(String topicId) {
        this.topicId = topicId;
    }

    /** Never fails: what is no event line is named among the problems. */
    public DecodedRecord decode(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return DecodedRecord.undecodable("value: none (expected: event lines)");
        }
        try {
            Optional<BatchHeaders> headers = BatchHeaders.parse(headers(record));
            boolean isGzip = Gzip.isGzip(value);
            if (headers.isPresent() && !isGzip) {
                return DecodedRecord.undecodable("value: not gzip (expected: content-encoding gzip)");
            }
            byte[] text =
                    isGzip ? Gzip.expand(value, headers.isPresent() ? Batch.MAX_RAW_BYTES : MAX_FOREIGN_BYTES) : value;
            LineDecoder lines = new LineDecoder(topicId, record, headers.isPresent());
            lines.decode(text);
            return lines.result(headers, isGzip);
        } catch (IllegalArgumentException | IOException e) {
            return DecodedRecord.undecodable(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
