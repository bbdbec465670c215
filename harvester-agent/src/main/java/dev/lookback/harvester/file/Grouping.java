package dev.lookback.harvester.file;

/** Which lines belong together. */
interface Grouping {

    /** Each line is a text of its own. */
    Grouping NONE = new Grouping() {
        @Override
        public boolean goesOn(byte[] text, int lineStart, int end) {
            return false;
        }

        @Override
        public boolean looksAhead() {
            return false;
        }
    };

    /**
     * Whether a line goes on with the text before it.
     *
     * @param text in UTF-8: what is together so far, a line feed, and the line
     * @param lineStart where the line begins, more than 0
     * @param end of the line
     */
    boolean goesOn(byte[] text, int lineStart, int end);

    /** Whether a text is whole only once the next line is there. */
    default boolean looksAhead() {
        return true;
    }
}
