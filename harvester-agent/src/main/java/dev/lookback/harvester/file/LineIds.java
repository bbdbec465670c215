package dev.lookback.harvester.file;

import java.math.BigInteger;

/**
 * The ids of a file's events (CONTRACT section 1): 16 characters that stand for the file on its host (80 bits), then the line's
 * offset, so that lines of one moment keep the order of their file.
 */
final class LineIds {

    private static final int FILE_CHARACTERS = 16;
    private static final int OFFSET_CHARACTERS = 9;

    /** Its digits are 0-9a-v. */
    private static final int RADIX = 32;

    private LineIds() {}

    /** What all ids of a file begin with: of what never changes in its identity. */
    static String file(String host, FileIdentity identity) {
        byte[] hash = Fingerprint.sha256(host + '\n' + identity.key() + '\n' + identity.born());
        BigInteger bits = new BigInteger(1, hash).shiftRight(hash.length * 8 - FILE_CHARACTERS * 5);
        return padded(bits.toString(RADIX), FILE_CHARACTERS);
    }

    static String id(String file, long offset) {
        return file + padded(Long.toString(offset, RADIX), OFFSET_CHARACTERS);
    }

    private static String padded(String digits, int characters) {
        return "0".repeat(characters - digits.length()) + digits;
    }
}
