/**
 * Rules of the operator's: which events are dropped, and what is changed in the others. It reads event lines of every input and
 * a file, and writes what is left of them to the sink behind, before anything is on disk or shown live. It acknowledges what a
 * rule drops at once, and everything else as the sink behind does.
 */
@NullMarked
package dev.lookback.harvester.rules;

import org.jspecify.annotations.NullMarked;
