/**
 * The way to Kafka over an untrusted network: through a NaCl proxy (CONTRACT section 8). It takes numbered batches, sends
 * them to one of the proxies in their order, and acknowledges one when the proxy says that Kafka has.
 */
@NullMarked
package dev.lookback.harvester.nacl;

import org.jspecify.annotations.NullMarked;
