package dev.lookback.harvester.http;

/** Tells, byte by byte, where one JSON text of a body ends and the next one begins. It looks at no byte twice. */
interface Cutter {

    /** What a byte is. */
    enum Role {
        /** Nothing of any text. */
        BETWEEN,
        /** Of the text that is being read, or the first of one. */
        PART,
        /** The same, and the text ends with it. */
        LAST,
        /** Nothing of the text that is being read, which has ended before it. */
        BEHIND
    }

    /** @throws RefusedException if nothing like it may stand there */
    Role next(byte b);

    /**
     * The body has ended.
     *
     * @return whether a text has ended with it
     * @throws RefusedException if it must not end there
     */
    boolean ended();

    /** Of the text that is being read, or was the last. */
    Place place();
}
