package dev.lookback.workers.recent;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.util.List;

/** Where goes what cannot be indexed. */
interface DeadLetters {

    /**
     * Blocks until all of them are kept, however long that takes.
     *
     * @param origin the record that they are of: its key, its headers, its place
     * @throws InterruptedException if the process stops before they are kept; some may be
     */
    void keep(List<Letter> letters, ConsumerRecord<byte[], byte[]> origin) throws InterruptedException;

    /** @param value the record's, or a line of it */
    record Letter(byte[] value, String reason) {}
}
