/**
 * The wire between a harvester and the proxy before Kafka (CONTRACT section 8). It reads and writes keys, the three messages
 * of the handshake, and sealed frames; the handshake and the frames are bytes in and bytes out, without I/O. It acknowledges
 * nothing by itself: that is what the proxy's answers say.
 */
@NullMarked
package dev.lookback.nacl;

import org.jspecify.annotations.NullMarked;
