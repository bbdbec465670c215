/**
 * Now: events on their way to a browser, at once. It reads every event line that the sink of all inputs has taken, writes those
 * that the filter wants as datagrams to a few gateways, and never acknowledges anything: all of it may be lost, and is counted
 * then. The way to Kafka neither waits for it nor fails with it.
 */
@NullMarked
package dev.lookback.harvester.live;

import org.jspecify.annotations.NullMarked;
