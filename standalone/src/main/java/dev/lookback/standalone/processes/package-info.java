/**
 * Which processes an instance has, how each is started and what it is told. Reads the settings and the built
 * artifacts, writes nothing but the bucket's directory; keys go to the processes by their environment alone.
 */
@NullMarked
package dev.lookback.standalone.processes;

import org.jspecify.annotations.NullMarked;
