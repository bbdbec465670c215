/**
 * History indexes over REST. It reads requests and the archive's listing; it writes the index with its {@code _meta},
 * then its record, which the scheduler finds; a request is answered when both are saved (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.history;

import org.jspecify.annotations.NullMarked;
