package dev.lookback.blocks.bzip2;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose bzip2 it is. All of them read what any of them wrote, but for the same text they write different bytes. */
public enum Bzip2Library {

    /** libbz2 where it can be used, else commons-compress. */
    AUTO {
        @Override
        StreamCodec open() {
            try {
                return Libbz2.load();
            } catch (IllegalStateException e) {
                log.warn("{}; commons-compress is slower, and does not write the same bytes", e.getMessage());
                return JAVA.open();
            }
        }
    },

    /** The system's, or no start. */
    LIBBZ2 {
        @Override
        StreamCodec open() {
            return Libbz2.load();
        }
    },

    /** commons-compress: on every machine. */
    JAVA {
        @Override
        StreamCodec open() {
            return new CommonsBzip2();
        }
    };

    private static final Logger log = LoggerFactory.getLogger(Bzip2Library.class);

    /** @throws IllegalStateException if there is none */
    abstract StreamCodec open();
}
