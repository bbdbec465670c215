/**
 * {@code up} and {@code down}. Reads the command line, writes the state file and the terminal; {@code up} says that an
 * instance is ready when every process has said so.
 */
@NullMarked
package dev.lookback.standalone.up;

import org.jspecify.annotations.NullMarked;
