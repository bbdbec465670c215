/**
 * One durable Elasticsearch node in this JVM, as any user, root included, which {@code bin/elasticsearch} refuses. It
 * reads its directory and ports from the command line and the server from the distribution on the module path, keeps
 * data and logs in that directory, and is ready when its indexes are recovered.
 */
@NullMarked
package dev.lookback.embedded.elasticsearch;

import org.jspecify.annotations.NullMarked;
