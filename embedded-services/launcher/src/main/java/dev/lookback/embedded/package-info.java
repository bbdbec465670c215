/**
 * Starts the real Kafka, Elasticsearch and S3 as child JVMs. It reads the built nodes below the repository's root,
 * writes into one directory a node, and calls a node ready when the node itself has said so in its ready file.
 */
@NullMarked
package dev.lookback.embedded;

import org.jspecify.annotations.NullMarked;
