/**
 * What {@code --prepare} does, and then ends. It reads nothing, and makes the topics and the index template that the roles of
 * {@code lookback.workers.roles} need, where they are missing. It acknowledges by its exit status: 0 when all is there, and right.
 */
@NullMarked
package dev.lookback.workers.prepare;

import org.jspecify.annotations.NullMarked;
