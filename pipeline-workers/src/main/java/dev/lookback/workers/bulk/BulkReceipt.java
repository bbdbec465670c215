package dev.lookback.workers.bulk;

import java.util.List;

/** Who wants to know what became of lines: one for whatever is acknowledged as a whole. */
public interface BulkReceipt {

    /**
     * Some of the lines are settled. Called on a bulk thread, exactly once for each line; it may block.
     *
     * @param result of the lines that are settled by this call
     */
    void settled(Settled result);

    /**
     * What became of them.
     *
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

    /**
     * A line that will never be taken.
     *
     * @param line without its line feed
     */
    record Refused(byte[] line, String reason) {}
}
