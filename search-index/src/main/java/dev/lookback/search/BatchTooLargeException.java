package dev.lookback.search;

/** A batch has more bytes than the server takes in one request: send its items in smaller batches. */
public final class BatchTooLargeException extends RuntimeException {

    public BatchTooLargeException(int items, int bytes) {
        super("batch: " + items + " items, " + bytes
                + " bytes (expected: within the server's http.max_content_length)");
    }
}
