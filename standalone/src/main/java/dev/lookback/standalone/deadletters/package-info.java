/**
 * The dead letters of an environment. Reads {@code d-<env>}, and shows its letters or sends them back to {@code h-<env>};
 * a letter is marked as sent back, in {@code d-<env>} itself, when Kafka has acknowledged it.
 */
@NullMarked
package dev.lookback.standalone.deadletters;

import org.jspecify.annotations.NullMarked;
