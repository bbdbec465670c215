/**
 * One instance and its data directory. Reads and writes the files in {@code <data>/run} and the keys of the embedded
 * S3; a state is announced when its file has been moved into place, so that no reader sees half of one.
 */
@NullMarked
package dev.lookback.standalone.instance;

import org.jspecify.annotations.NullMarked;
