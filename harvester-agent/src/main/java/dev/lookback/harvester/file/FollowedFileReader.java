package dev.lookback.harvester.file;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads a file a chunk at a time, and hands its texts on. Each chunk begins with bytes that were read before, so that a file
 * which was written anew is noticed in the same reading. Between two chunks nothing is kept but offsets. One thread at a time.
 */
final class FollowedFileReader {

    /** More than a text may have. */
    static final int CHUNK_BYTES = 512 * 1_024;

    private final TextTaker taker;
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final byte[] mark = new byte[Encoding.MAX_MARK_BYTES];

    /** Where the chunk stands in the file. */
    private long chunkOffset;

    private int there;

    /** What the file had when the chunk was read, and for how long. */
    private long stored;

    private Duration quiet = Duration.ZERO;

    FollowedFileReader(TextTaker taker) {
        this.taker = taker;
    }

    /** @throws IOException if it cannot be read; what was taken stays taken */
    ReadOutcome read(FollowedFile file, Instant now) throws IOException {
        stored = file.content().stored();
        file.isSeen(stored, now);
        return file.searchedTo > file.offset ? searchLineEnd(file, now) : cut(file, now);
    }

    private ReadOutcome cut(FollowedFile file, Instant now) throws IOException {
        if (!readChunk(file, now)) {
            return ReadOutcome.REPLACED;
        }
        TextCutter cutter = begin(file);
        boolean isTaken = false;
        while (cutter.next(
                isOver(file.rules().openTextLimit()), isOver(file.rules().openLineLimit()))) {
            ReadOutcome outcome = take(file, cutter, now);
            if (outcome != ReadOutcome.MORE) {
                return outcome;
            }
            isTaken = true;
        }
        if (cutter.end() > file.offset - chunkOffset) {
            // Empty lines, or a byte order mark.
            file.advance(chunkOffset + cutter.end(), chunk, cutter.end());
        }
        if (isEnd()) {
            return ended(file, there > cutter.end());
        }
        return isTaken ? ReadOutcome.MORE : full(file, cutter, now);
    }

    /** Returns whether what was read last stands where it stood. */
    private boolean readChunk(FollowedFile file, Instant now) throws IOException {
        int known = file.known.length;
        chunkOffset = file.offset - known;
        there = file.content().read(chunkOffset, chunk, 0, CHUNK_BYTES);
        quiet = quiet(file, chunkOffset + there, now);
        return file.offset == 0
                ? file.identity().beginning().isOf(chunk, there)
                : there >= known && Arrays.equals(chunk, 0, known, file.known, 0, known);
    }

    /** For how long it has not grown: not at all where it has while it was read. */
    private Duration quiet(FollowedFile file, long end, Instant now) {
        boolean grows = !FileContent.isCompressed(file.path()) && end > stored;
        return grows ? Duration.ZERO : Duration.between(file.grownAt, now);
    }

    private boolean isEnd() {
        return there < CHUNK_BYTES;
    }

    /** Whether nothing more came for so long that what is open is taken. */
    private boolean isOver(Duration limit) {
        return isEnd() && quiet.compareTo(limit) >= 0;
    }

    private TextCutter begin(FollowedFile file) throws IOException {
        Encoding encoding = encoding(file);
        int start = (int) (file.offset - chunkOffset);
        if (file.offset == 0) {
            start = Math.min(encoding.markBytes(), there);
        }
        TextCutter cutter = file.rules().cutter();
        cutter.begin(encoding, chunk, start, there);
        return cutter;
    }

    private Encoding encoding(FollowedFile file) throws IOException {
        Encoding encoding = file.encoding;
        if (encoding == null || file.offset == 0) {
            int bytes = file.content().read(0, mark, 0, mark.length);
            encoding = Encoding.of(mark, bytes, file.rules().charset());
            file.encoding = encoding;
        }
        return encoding;
    }

    private ReadOutcome take(FollowedFile file, TextCutter cutter, Instant now) throws IOException {
        ReadOutcome outcome =
                taker.take(file, chunkOffset + cutter.start(), chunkOffset + cutter.end(), cutter.isCut(), now);
        if (outcome == ReadOutcome.MORE) {
            file.advance(chunkOffset + cutter.end(), chunk, cutter.end());
        }
        return outcome;
    }

    private ReadOutcome ended(FollowedFile file, boolean isOpen) {
        file.readStored = stored;
        file.due = null;
        if (isOpen) {
            Duration text = file.rules().openTextLimit();
            file.due = file.grownAt.plus(
                    quiet.compareTo(text) < 0 ? text : file.rules().openLineLimit());
        }
        return ReadOutcome.END;
    }

    /** Nothing in a whole chunk was taken: its lines are taken, though the next might go on, or its one line is too long. */
    private ReadOutcome full(FollowedFile file, TextCutter cutter, Instant now) throws IOException {
        if (cutter.next(true, false)) {
            return take(file, cutter, now);
        }
        file.searchedTo = chunkOffset + there - there % encoding(file).unit();
        return ReadOutcome.MORE;
    }

    /** Goes on looking for the end of a line that is longer than a chunk. */
    private ReadOutcome searchLineEnd(FollowedFile file, Instant now) throws IOException {
        Encoding encoding = encoding(file);
        long from = file.searchedTo;
        there = file.content().read(from, chunk, 0, CHUNK_BYTES);
        quiet = quiet(file, from + there, now);
        int feed = encoding.feed(chunk, 0, there);
        if (feed >= 0) {
            return takeLongLine(file, from + feed + encoding.unit(), now);
        }
        if (!isEnd()) {
            file.searchedTo = from + there;
            return ReadOutcome.MORE;
        }
        return isOver(file.rules().openLineLimit()) ? takeLongLine(file, from + there, now) : ended(file, true);
    }

    /** The line is read once more, as much of it as an event has room for. */
    private ReadOutcome takeLongLine(FollowedFile file, long end, Instant now) throws IOException {
        if (!readChunk(file, now)) {
            return ReadOutcome.REPLACED;
        }
        TextCutter cutter = begin(file);
        cutter.next(true, true);
        ReadOutcome outcome = taker.take(file, chunkOffset + cutter.start(), end, true, now);
        if (outcome == ReadOutcome.MORE) {
            int known = file.content()
                    .read(Math.max(0, end - FollowedFile.KNOWN_BYTES), chunk, 0, FollowedFile.KNOWN_BYTES);
            file.advance(end, chunk, known);
        }
        return outcome;
    }
}
