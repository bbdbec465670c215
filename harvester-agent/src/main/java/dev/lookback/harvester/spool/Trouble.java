package dev.lookback.harvester.spool;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;

/** Says once that something fails, and once that it works again. */
final class Trouble {

    private static final Logger log = LoggerFactory.getLogger(Trouble.class);

    private final String what;
    private volatile @Nullable String last;

    /** @param what fails, like {@code journal} */
    Trouble(String what) {
        this.what = what;
    }

    void failed(IOException failure) {
        if (last == null) {
            log.error("{} cannot be written, nothing more is taken in until it can: {}", what, failure.toString());
        }
        last = failure.toString();
    }

    void works() {
        if (last != null) {
            log.info("{} can be written again", what);
            last = null;
        }
    }

    /** The failure that lasts, null while all is well. */
    @Nullable
    String last() {
        return last;
    }
}
