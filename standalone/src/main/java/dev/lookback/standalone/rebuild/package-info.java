/**
 * Filling the recent indexes again from the archive. It reads how far the platform API is, writes the request for a
 * rebuild and lines for a person, and ends when the rebuild has.
 */
@NullMarked
package dev.lookback.standalone.rebuild;

import org.jspecify.annotations.NullMarked;
