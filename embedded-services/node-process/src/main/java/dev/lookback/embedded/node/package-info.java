/**
 * What every node's JVM does alike. It reads its arguments ({@code name=value}) and the pid of its parent, writes a
 * file with its own pid when it takes requests, and stops cleanly on SIGTERM and when its parent is gone.
 */
@NullMarked
package dev.lookback.embedded.node;

import org.jspecify.annotations.NullMarked;
