package dev.lookback.workers.recent;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where goes what cannot be indexed. */
interface DeadLetters {

    /**
     * Blocks until the letter is kept, however long that takes.
     *
     * @param value the record's, or a line of it
     * @param origin the record: its key, its headers, its place
     * @throws InterruptedException if the process stops before it is kept
     */
    void keep(byte[] value, ConsumerRecord<byte[], byte[]> origin, String reason) throws InterruptedException;
}
