/**
 * What a harvester has taken and Kafka does not have yet, on disk. It reads event lines and complete batches, writes the lines
 * to a journal and the batches to files of their own, and acknowledges a line when it is on disk; a line leaves the journal
 * when its batch is on disk, and a batch leaves the disk when Kafka has acknowledged it.
 *
 * <p>A spool's directory:
 *
 * <pre>
 * lock                             held by the one harvester that uses it; its process id
 * agent                            the spool's name, lb-agent
 * events-0000000001f3a000.journal  lines as they came, in segments named by the position of their first byte
 * batches-000000000000004711       batches complete at the same moment, named by the first one's lb-seq
 * </pre>
 *
 * All but the first two are {@link dev.lookback.harvester.spool.Frame frames}. A position counts the bytes of all segments that
 * there ever were.
 */
@NullMarked
package dev.lookback.harvester.spool;

import org.jspecify.annotations.NullMarked;
