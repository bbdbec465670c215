package dev.lookback.workers.compressor;

import dev.lookback.model.batch.Gzip;
import dev.lookback.model.block.AgentBatches;
import dev.lookback.workers.record.RecordDecoder;
import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The batches of an open part, compressed as they came: in memory, and where that got short in a file. */
final class PartBuffer {

    /** What a batch in memory costs besides its bytes. */
    private static final int OVERHEAD = 48;

    private final List<byte[]> held = new ArrayList<>();
    private final SortedMap<String, AgentBatches.Ledger> agents = new TreeMap<>();
    private @Nullable Path file;
    private long heldBytes;
    private long fileBytes;
    private long events;

    /** Takes whole lines. */
    @FunctionalInterface
    interface Reader {
        void lines(byte[] lines) throws IOException;
    }

    void add(RecordSlices.Slice slice) {
        held.add(slice.gzip());
        heldBytes += slice.gzip().length + OVERHEAD;
        events += slice.events();
        slice.headers()
                .ifPresent(headers -> agents.computeIfAbsent(
                                headers.agent(), agent -> new AgentBatches.Ledger(headers.host()))
                        .add(headers.origin()));
    }

    /** In memory. */
    long heldBytes() {
        return heldBytes;
    }

    /** As they came: the same event may be there twice. */
    long events() {
        return events;
    }

    SortedMap<String, AgentBatches> agents() {
        SortedMap<String, AgentBatches> batches = new TreeMap<>();
        agents.forEach((agent, ledger) -> batches.put(agent, ledger.batches()));
        return batches;
    }

    /** Moves what is in memory to the file. After a failure it still is in memory, and the file is as it was. */
    void spill(Path directory) throws IOException {
        Path target = file == null ? Files.createTempFile(directory, "part-", ".spill") : file;
        file = target;
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.APPEND)))) {
            for (byte[] gzip : held) {
                out.writeInt(gzip.length);
                out.write(gzip);
            }
        } catch (IOException e) {
            cut(target, e);
            throw e;
        }
        fileBytes = Files.size(target);
        held.clear();
        heldBytes = 0;
    }

    void forEach(Reader reader) throws IOException {
        Path spilled = file;
        if (spilled != null) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(spilled)))) {
                for (long at = 0; at < fileBytes; ) {
                    byte[] gzip = new byte[in.readInt()];
                    in.readFully(gzip);
                    at += Integer.BYTES + gzip.length;
                    reader.lines(expand(gzip));
                }
            } catch (EOFException e) {
                throw new IOException(spilled + ": shorter than was written", e);
            }
        }
        for (byte[] gzip : held) {
            reader.lines(expand(gzip));
        }
    }

    void discard() throws IOException {
        held.clear();
        heldBytes = 0;
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    private void cut(Path target, IOException reason) {
        try (var channel = Files.newByteChannel(target, StandardOpenOption.WRITE)) {
            channel.truncate(fileBytes);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static byte[] expand(byte[] gzip) throws IOException {
        return Gzip.expand(gzip, RecordDecoder.MAX_LINES_BYTES);
    }
}
