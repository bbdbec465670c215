/**
 * bzip2, as parts are compressed. It reads and writes concatenated streams of at most 900,000 bytes of text, each compressed
 * alone, so that all cores work on them; what others have written in one long stream is read too, on one. Nothing is
 * acknowledged here: who closes a stream early stops the work.
 */
@NullMarked
package dev.lookback.blocks.bzip2;

import org.jspecify.annotations.NullMarked;
