package dev.lookback.harvester.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which file it is, whatever its name, over restarts. Its text is the source in a
 * {@link dev.lookback.harvester.event.SourcePosition}.
 *
 * @param key of the file system: device and inode. They are used again once a file is deleted, so they are not enough
 * @param born when the file was made, or seen to have been written anew, in nanoseconds since the epoch
 * @param beginning of its content, longer as it grows
 */
record FileIdentity(String key, long born, Fingerprint beginning) {

    private static final Pattern TEXT = Pattern.compile("file:([^:]*):(-?\\d{1,19}):(\\d{1,4}):([0-9a-f]+)");

    String text() {
        return "file:" + key + ':' + born + ':' + beginning.length() + ':' + beginning.hash();
    }

    /** Returns empty for what is no file's. */
    static Optional<FileIdentity> parse(String source) {
        Matcher matcher = TEXT.matcher(source);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Fingerprint beginning = new Fingerprint(Integer.parseInt(matcher.group(3)), matcher.group(4));
        return Optional.of(new FileIdentity(matcher.group(1), Long.parseLong(matcher.group(2)), beginning));
    }

    /** Whether both are of one file, of which one has seen more. */
    boolean isSameFile(FileIdentity other) {
        return key.equals(other.key) && born == other.born;
    }

    FileIdentity with(Fingerprint longer) {
        return new FileIdentity(key, born, longer);
    }
}
