package dev.lookback.search;

/**
 * Puts event lines into indexes, as documents whose id is the event's. An event that is written twice is there once, so
 * every failure may be answered by writing again.
 */
public interface DocumentWriter {

    /**
     * Blocks until every item has its answer. An item that is said to be created or already there is durable.
     *
     * @throws SearchUnavailableException if the request as a whole had no usable answer: some items may have been written
     * @throws BatchTooLargeException if the request is larger than the server takes: nothing was written
     */
    BulkOutcome write(DocumentBatch batch, WriteMode mode);
}
