package dev.lookback.workers.compressor;

import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Intervals;
import dev.lookback.workers.record.DecodedRecord;
import dev.lookback.workers.record.RecordDecoder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One assigned partition: its records, decoded, in the buffers of the parts that the core decides on. */
final class PartitionCompressor {

    private static final Logger log = LoggerFactory.getLogger(PartitionCompressor.class);

    private final PartitionArchive archive;
    private final ArchivedOffsets archived;
    private final RecordDecoder decoder;
    private final Intervals intervals;
    private final CompressorMetrics metrics;
    private final Map<OpenPart, PartBuffer> buffers = new LinkedHashMap<>();
    private long position;
    private boolean hasWarned;

    PartitionCompressor(
            PartitionArchive archive,
            ArchivedOffsets archived,
            RecordDecoder decoder,
            Intervals intervals,
            CompressorMetrics metrics) {
        this.archive = archive;
        this.archived = archived;
        this.decoder = decoder;
        this.intervals = intervals;
        this.metrics = metrics;
    }

    PartitionArchive archive() {
        return archive;
    }

    ArchivedOffsets archived() {
        return archived;
    }

    Collection<PartBuffer> buffers() {
        return buffers.values();
    }

    /** Whether a record of this offset was taken before. */
    boolean hasPassed(long offset) {
        return offset < position;
    }

    /**
     * Takes a record whole, or not at all when it throws. One that was taken before is passed over.
     *
     * @throws java.io.UncheckedIOException if the archive cannot say what it has already
     */
    void take(ConsumerRecord<byte[], byte[]> record) {
        if (hasPassed(record.offset())) {
            return;
        }
        DecodedRecord decoded = decoder.decode(record);
        List<RecordSlices.Slice> slices = RecordSlices.of(decoded, record.value(), intervals);
        slices.forEach(slice -> archived.listBefore(slice.interval(), record.offset(), archive.coverage()));
        position = record.offset() + 1;
        metrics.received(decoded.events() + (long) decoded.undecodable());
        setAside(record, decoded);
        archive.pass(record.timestamp());
        slices.forEach(slice -> take(record, slice));
    }

    private void take(ConsumerRecord<byte[], byte[]> record, RecordSlices.Slice slice) {
        Optional<OpenPart> part = archive.take(slice.interval(), record.offset(), record.timestamp(), slice.bytes());
        if (part.isPresent()) {
            buffers.computeIfAbsent(part.get(), open -> new PartBuffer()).add(slice);
        } else {
            metrics.dropped(CompressorMetrics.Drop.ARCHIVED, slice.events());
        }
    }

    /** The es-consumer puts the record into d-<env>; here it only counts. */
    private void setAside(ConsumerRecord<byte[], byte[]> record, DecodedRecord decoded) {
        if (decoded.undecodable() == 0) {
            return;
        }
        metrics.dropped(CompressorMetrics.Drop.UNDECODABLE, decoded.undecodable());
        String problem = decoded.problem().orElse("");
        if (hasWarned) {
            log.debug("not archived: {}-{} at {}: {}", record.topic(), record.partition(), record.offset(), problem);
        } else {
            log.warn("not archived: {}-{} at {}: {}", record.topic(), record.partition(), record.offset(), problem);
            hasWarned = true;
        }
    }

    /**
     * Writes the part that is due, if there is one.
     *
     * @param read the offset up to which the partition was read
     * @return whether there was one
     */
    boolean writeNext(long read, PartArchiver archiver, Path work) throws IOException {
        Optional<OpenPart> due = archive.nextDue(read);
        if (due.isEmpty()) {
            return false;
        }
        OpenPart part = due.get();
        PartBuffer buffer = buffers.getOrDefault(part, new PartBuffer());
        PartManifest manifest = archiver.archive(archived.source(), part, buffer, work);
        archive.archived(part);
        buffers.remove(part);
        metrics.archived(manifest, buffer.events());
        buffer.discard();
        return true;
    }

    /** Gives up what is not in the archive. */
    void abandon(CompressorMetrics.Drop reason) {
        for (PartBuffer buffer : new ArrayList<>(buffers.values())) {
            metrics.dropped(reason, buffer.events());
            try {
                buffer.discard();
            } catch (IOException e) {
                log.debug("spilled batches stay until this process stops", e);
            }
        }
        buffers.clear();
    }
}
