/**
 * Rebuilding an environment's recent indexes from the archive, over REST. It reads requests, the policy, and how much was
 * sent so far; it writes a record, which the scheduler finds; a request is answered when the record is saved.
 */
@NullMarked
package dev.lookback.api.rebuild;

import org.jspecify.annotations.NullMarked;
