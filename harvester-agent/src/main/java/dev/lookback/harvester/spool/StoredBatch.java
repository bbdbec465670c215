package dev.lookback.harvester.spool;

import dev.lookback.model.batch.BatchHeaders;

import java.time.Instant;

/** A batch that is on disk. */
public final class StoredBatch {

    private final BatchFile file;
    private final int start;
    private final int length;
    private final BatchHeaders headers;
    private final long upTo;

    StoredBatch(BatchFile file, int start, int length, BatchHeaders headers, long upTo) {
        this.file = file;
        this.start = start;
        this.length = length;
        this.headers = headers;
        this.upTo = upTo;
    }

    public BatchHeaders headers() {
        return headers;
    }

    /** Its frame: what reading it takes of memory. */
    public int length() {
        return length;
    }

    public Instant storedAt() {
        return file.storedAt();
    }

    BatchFile file() {
        return file;
    }

    int start() {
        return start;
    }

    SealedMark mark() {
        return SealedMark.of(headers, upTo);
    }
}
