/**
 * History indexes: their names, and the messages by which the platform API schedules their loading and indexers answer
 * (CONTRACT sections 2 and 4).
 */
@NullMarked
package dev.lookback.model.history;

import org.jspecify.annotations.NullMarked;
