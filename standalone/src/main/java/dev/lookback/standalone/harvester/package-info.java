/**
 * How a harvester does, for people: what it takes in, what it hands on, and what it says went wrong, out of its own health and
 * metrics.
 */
@NullMarked
package dev.lookback.standalone.harvester;

import org.jspecify.annotations.NullMarked;
