/**
 * The ports of inputs. It reads TCP connections and UDP datagrams, hands their messages to what an input's
 * {@link dev.lookback.harvester.socket.SocketProtocol} makes for them, and acknowledges nothing, since no protocol here can:
 * where there is no room TCP waits, and UDP drops and counts.
 */
@NullMarked
package dev.lookback.harvester.socket;

import org.jspecify.annotations.NullMarked;
