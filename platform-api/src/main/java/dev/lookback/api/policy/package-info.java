/**
 * How long an environment's events and history indexes are kept. It reads what was set over REST, and this process's
 * settings for what was not; it writes what is set; a change is acknowledged when it is saved, and every process acts by
 * it within its sweep interval (CONTRACT section 5).
 */
@NullMarked
package dev.lookback.api.policy;

import org.jspecify.annotations.NullMarked;
