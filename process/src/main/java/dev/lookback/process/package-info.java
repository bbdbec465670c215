/**
 * What every Lookback process has, whatever it does: it starts with the same defaults, listens on loopback only while no
 * users are configured, says in one line why it cannot start, and stops gracefully.
 */
@NullMarked
package dev.lookback.process;

import org.jspecify.annotations.NullMarked;
