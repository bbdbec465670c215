package dev.lookback.workers.recent;

import dev.lookback.model.event.EventHead;
import dev.lookback.model.event.EventLines;
import dev.lookback.workers.bulk.BulkPipeline;
import dev.lookback.workers.bulk.DayIndexes;
import dev.lookback.workers.record.DecodedRecord;
import dev.lookback.workers.record.RecordDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** From records to lines on their way into indexes. It never waits. */
final class RecentIntake {

    private final BulkPipeline pipeline;
    private final OffsetLedger ledger;
    private final DeadLetters deadLetters;
    private final RecentRetention retention;
    private final RecentMetrics metrics;

    RecentIntake(
            BulkPipeline pipeline,
            OffsetLedger ledger,
            DeadLetters deadLetters,
            RecentRetention retention,
            RecentMetrics metrics) {
        this.pipeline = pipeline;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.retention = retention;
        this.metrics = metrics;
    }

    /** @param whenSettled called on any thread, when the record is settled in the ledger */
    void take(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder, DayIndexes indexes, Runnable whenSettled) {
        DecodedRecord decoded = decoder.decode(record);
        OffsetLedger.Entry entry = ledger.begin(
                new TopicPartition(record.topic(), record.partition()),
                record.offset(),
                decoded.lines().length + Math.max(0, record.serializedValueSize()));
        Runnable settled = () -> {
            ledger.settle(entry);
            metrics.settled(record.timestamp());
            whenSettled.run();
        };
        int letters = decoded.undecodable() == 0 ? 0 : 1;
        if (decoded.events() + letters == 0) {
            settled.run();
            return;
        }
        metrics.received(decoded.events() + decoded.undecodable());
        RecordReceipt receipt = new RecordReceipt(record, decoded.events() + letters, deadLetters, metrics, settled);
        addLines(decoded, indexes, receipt);
        if (letters > 0) {
            // On its own thread: the one that polls must not wait for a producer.
            String reason = decoded.problem().orElse("no event");
            Thread.ofVirtual().name("recent-dead-letter").start(() -> receipt.keep(decoded.undecodable(), reason));
        }
    }

    /** Sends what was taken. */
    void flush() {
        pipeline.flush();
    }

    private void addLines(DecodedRecord decoded, DayIndexes indexes, RecordReceipt receipt) {
        Lines lines = new Lines(retention.earliestSecond(), indexes, receipt);
        EventLines.forEach(decoded.lines(), lines);
        receipt.olderThanRetention(lines.older);
    }

    private final class Lines implements EventLines.Visitor {
        private final long earliestSecond;
        private final DayIndexes indexes;
        private final RecordReceipt receipt;
        private int older;

        private Lines(long earliestSecond, DayIndexes indexes, RecordReceipt receipt) {
            this.earliestSecond = earliestSecond;
            this.indexes = indexes;
            this.receipt = receipt;
        }

        @Override
        public void line(byte[] buffer, int offset, int length) {
            long second = EventHead.epochSecond(buffer, offset);
            if (second < earliestSecond) {
                older++;
            } else {
                pipeline.add(indexes.of(second), buffer, offset, length, receipt);
            }
        }
    }
}
