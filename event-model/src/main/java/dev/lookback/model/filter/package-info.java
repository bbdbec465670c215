/**
 * Which events are wanted: a Lucene query string over an event's fields, as in Kibana's query bar set to Lucene (CONTRACT
 * section 5). The seam is here, so that whoever asks need not know how it is answered.
 */
@NullMarked
package dev.lookback.model.filter;

import org.jspecify.annotations.NullMarked;
