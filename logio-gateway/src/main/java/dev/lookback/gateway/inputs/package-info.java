/**
 * Which streams come from which sources, and how fast. It reads the names of every event, writes a list of them with their
 * rates once a second while it changes, and acknowledges nothing.
 */
@NullMarked
package dev.lookback.gateway.inputs;

import org.jspecify.annotations.NullMarked;
