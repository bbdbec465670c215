/**
 * The commands behind {@code ./lookback}. Reads the command line and the state file of an instance, writes to the
 * terminal; a command that cannot do its work says so in one line and ends with a status other than 0.
 */
@NullMarked
package dev.lookback.standalone;

import org.jspecify.annotations.NullMarked;
