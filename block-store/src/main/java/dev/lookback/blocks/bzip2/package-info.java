/**
 * bzip2, as parts are compressed. It reads and writes concatenated streams of at most 900,000 bytes of text, each compressed
 * alone, so that all cores work on them; what others have written in one long stream is read too, on one. Nothing is
 * acknowledged here: who closes a stream early stops the work.
 *
 * <p>What is read is cut at streams ({@code StreamSplitter}), which are expanded ahead of the reader ({@code ReadAhead}). {@code
 * OwnBzip2} undoes bzip2's steps from the last one on: Huffman codes and the move-to-front list ({@code RunsReader}), the
 * Burrows-Wheeler transform ({@code Walks}), runs of equal bytes ({@code FirstRuns}); and compares the checksum.
 */
@NullMarked
package dev.lookback.blocks.bzip2;

import org.jspecify.annotations.NullMarked;
