/** What one harvester sends in one Kafka message: gzip of event lines of one interval, and its headers (CONTRACT section 2). */
@NullMarked
package dev.lookback.model.batch;

import org.jspecify.annotations.NullMarked;
