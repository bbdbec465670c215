/**
 * Black box tests of an installation that {@code ./lookback up} makes. They read Elasticsearch, objects, metrics and REST
 * answers, write syslog and REST requests, and count an event as arrived when it is found where CONTRACT says.
 */
@NullMarked
package dev.lookback.endtoend;

import org.jspecify.annotations.NullMarked;
