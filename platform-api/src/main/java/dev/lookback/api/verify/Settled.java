package dev.lookback.api.verify;

import java.time.Instant;

/** How far the compressors are in the order of arrival. */
@FunctionalInterface
interface Settled {

    /** Whether everything that Kafka took until then is in the archive; false when nobody can say now. */
    boolean isArchivedUntil(Instant time);
}
