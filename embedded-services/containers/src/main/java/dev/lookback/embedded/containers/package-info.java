/**
 * Kafka, Elasticsearch and S3 for integration tests in containers, where a Docker engine is: {@code -Dservices=containers}.
 * It reads the settings of the launcher and the names of images from system properties, publishes every port on loopback
 * under the number that the settings name, and answers when the server takes requests.
 */
@NullMarked
package dev.lookback.embedded.containers;

import org.jspecify.annotations.NullMarked;
