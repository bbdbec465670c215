package dev.lookback.harvester.file;

import dev.lookback.harvester.file.parser.FileText;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** A file that is read, and how far. */
final class FollowedFile {

    /** Of what stands before the offset, so many bytes tell whether the file is still the one that was read. */
    static final int KNOWN_BYTES = 64;

    private final FileRules rules;
    private FileIdentity identity;
    private String source;

    /** What its events' ids begin with. */
    private final String ids;

    private Path path;
    private FileText.Names names;

    /** Whether a glob still finds it. */
    boolean isListed = true;

    /** Behind the last text that was taken. */
    long offset;

    /** The bytes before the offset, at most {@link #KNOWN_BYTES}. */
    byte[] known;

    /** How its bytes are text; null: not known yet. */
    @Nullable
    Encoding encoding;

    /** How far a line that is longer than a chunk was looked through for its end; 0: none is. */
    long searchedTo;

    /** Its size when it was last seen to grow, and when that was. */
    long stored = -1;

    Instant grownAt;

    /** Its size when it was last read to its end. */
    long readStored = -1;

    /** When what is open at its end is to be taken; null: nothing is. */
    @Nullable
    Instant due;

    /** As its directory has it. */
    long modified;

    Instant readAt;

    /** It could not be read, and is not tried again until then. */
    Instant notBefore;

    private @Nullable FileContent content;

    /** @param content stays open, for as long as there is room for open files */
    FollowedFile(FoundFile found, FileIdentity identity, KnownOffset known, FileContent content, Instant now) {
        this.rules = found.rules();
        this.path = found.path();
        this.names = rules.names().of(path);
        this.modified = found.modified();
        this.identity = identity;
        this.source = identity.text();
        this.ids = LineIds.file(rules.names().host(), identity);
        this.offset = known.offset();
        this.known = known.before();
        this.content = content;
        this.grownAt = now;
        this.readAt = now;
        this.notBefore = now;
    }

    /**
     * How far a file was read.
     *
     * @param before the bytes before the offset, at most {@link FollowedFile#KNOWN_BYTES}
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record KnownOffset(long offset, byte[] before) {
        static final KnownOffset NONE = new KnownOffset(0, new byte[0]);
    }

    FileRules rules() {
        return rules;
    }

    FileIdentity identity() {
        return identity;
    }

    /** The identity as it stands in positions. */
    String source() {
        return source;
    }

    /** More of its beginning is known. */
    void isKnownAs(FileIdentity grown) {
        identity = grown;
        source = grown.text();
    }

    String id(long lineOffset) {
        return LineIds.id(ids, lineOffset);
    }

    /** Its name at the last look; it may have another by now. */
    Path path() {
        return path;
    }

    void isAt(Path now) {
        if (!now.equals(path)) {
            path = now;
            names = rules.names().of(now);
        }
    }

    FileText.Names names() {
        return names;
    }

    boolean isOpen() {
        return content != null;
    }

    /** @throws IOException if it has to be opened, and cannot be */
    FileContent content() throws IOException {
        if (content == null) {
            content = FileContent.open(path);
        }
        return content;
    }

    void close() {
        try {
            if (content != null) {
                content.close();
            }
        } catch (IOException e) {
            // It was only read.
        }
        content = null;
    }

    /** Whether what was read last stands where it stood. */
    boolean isStillWhatItWas() throws IOException {
        byte[] there = new byte[offset == 0 ? identity.beginning().length() : known.length];
        int read = content().read(Math.max(0, offset - known.length), there, 0, there.length);
        return offset == 0
                ? identity.beginning().isOf(there, read)
                : read == there.length && Arrays.equals(there, known);
    }

    /** It was found again. */
    void isSeen(FoundFile found, Instant now) {
        isAt(found.path());
        isSeen(found.size(), now);
        if (found.modified() != modified) {
            // It may have been written anew, to the same length.
            modified = found.modified();
            readStored = -1;
        }
    }

    /** It may have grown, or shrunk. */
    void isSeen(long size, Instant now) {
        if (size != stored) {
            stored = size;
            grownAt = now;
        }
    }

    boolean hasToBeRead(Instant now) {
        boolean isChanged = stored != readStored || (due != null && !now.isBefore(due));
        return isChanged && !now.isBefore(notBefore);
    }

    /** Everything of it is taken that was there at the last look. */
    boolean isReadToItsEnd() {
        return stored == readStored && due == null;
    }

    /** At least; of a compressed file only whether there is something. */
    long bytesBehind() {
        return FileContent.isCompressed(path) ? 0 : Math.max(0, stored - offset);
    }

    /** The text up to here is taken. */
    void advance(long to, byte[] chunk, int end) {
        int length = (int) Math.min(KNOWN_BYTES, Math.min(to, end));
        known = Arrays.copyOfRange(chunk, end - length, end);
        offset = to;
    }
}
