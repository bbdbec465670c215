/**
 * Reads a Lucene query string, and asks it of event lines: it means what Elasticsearch's {@code query_string} means with
 * {@code analyze_wildcard}, over an index with our template, on an event that is alone in it. Lucene's classic parser reads it,
 * {@link dev.lookback.filter.EventQueryParser} types its fields, Lucene's {@code MemoryIndex} answers. Before that,
 * {@link dev.lookback.filter.Guess} answers from the bytes of the line what needs no index: terms on fields that are kept as
 * they are, plain words of the message, pieces that a line must have, and what AND, OR and NOT make of them.
 */
@NullMarked
package dev.lookback.filter;

import org.jspecify.annotations.NullMarked;
