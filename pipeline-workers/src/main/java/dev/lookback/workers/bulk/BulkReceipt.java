package dev.lookback.workers.bulk;

import java.util.List;

/** Who wants to know what became of lines: one for whatever is acknowledged as a whole. */
public interface BulkReceipt {

    /**
     * Called on a bulk thread, for some of the receipt's lines at a time, exactly once for each line; it may block.
     *
     * @param result of the lines that are settled by this call
     */
    void settled(Settled result);

    /**
     * @param indexed documents that are there, whether made now or before
     * @param refused lines that Elasticsearch will never take
     * @param withoutTarget lines whose target must be an alias and is gone
     */
    record Settled(int indexed, List<Refused> refused, int withoutTarget) {

        public Settled {
            refused = List.copyOf(refused);
        }

        /** Lines that this is about. */
        public int lines() {
            return indexed + refused.size() + withoutTarget;
        }
    }

    /** @param line without its line feed */
    record Refused(byte[] line, String reason) {}
}
