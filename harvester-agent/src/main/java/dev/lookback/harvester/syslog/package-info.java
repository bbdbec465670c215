/**
 * Syslog over TCP, UDP and TLS. It reads messages of RFC 5424 and RFC 3164, TCP framed as RFC 6587 says, writes
 * them as event lines to the {@link dev.lookback.harvester.event.EventSink}, and acknowledges nothing, since syslog cannot:
 * where there is no room TCP waits, and UDP drops and counts.
 */
@NullMarked
package dev.lookback.harvester.syslog;

import org.jspecify.annotations.NullMarked;
