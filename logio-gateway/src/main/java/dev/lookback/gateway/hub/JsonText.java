package dev.lookback.gateway.hub;

/**
 * Says whether bytes are one JSON object (RFC 8259) in valid UTF-8 (RFC 3629), without making anything of it: an event's bytes go
 * to browsers as they are, in a frame with others, and one that is broken would break them all. One thread at a time.
 */
final class JsonText {

    /** Deeper ones browsers could read, but no event of ours is. */
    private static final int MAX_DEPTH = 64;

    private byte[] bytes = {};
    private int at;
    private int end;

    boolean isObject(byte[] buffer, int offset, int length) {
        bytes = buffer;
        at = offset;
        end = offset + length;
        boolean isObject = at < end && bytes[at] == '{' && value(0) && at == end;
        bytes = new byte[0];
        return isObject;
    }

    private boolean value(int depth) {
        if (at >= end) {
            return false;
        }
        return switch (bytes[at]) {
            case '{' -> depth < MAX_DEPTH && object(depth);
            case '[' -> depth < MAX_DEPTH && array(depth);
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        if (isNext('}')) {
            return true;
        }
        do {
            space();
            if (at >= end || bytes[at] != '"' || !string() || !isNext(':')) {
                return false;
            }
            space();
            if (!value(depth + 1)) {
                return false;
            }
        } while (isNext(','));
        return isNext('}');
    }

    private boolean array(int depth) {
        at++;
        if (isNext(']')) {
            return true;
        }
        do {
            space();
            if (!value(depth + 1)) {
                return false;
            }
        } while (isNext(','));
        return isNext(']');
    }

    private boolean isNext(char expected) {
        space();
        if (at < end && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void space() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) {
            at++;
        }
    }

    private boolean string() {
        at++;
        while (at < end) {
            byte b = bytes[at];
            if (b == '"') {
                at++;
                return true;
            }
            if (b == '\\') {
                if (!escape()) {
                    return false;
                }
            } else if (b < 0) {
                if (!character()) {
                    return false;
                }
            } else if (b < 0x20) {
                return false;
            } else {
                at++;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at + 1 >= end) {
            return false;
        }
        switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                at += 2;
                return true;
            }
            case 'u' -> {
                for (int i = at + 2; i < at + 6; i++) {
                    if (i >= end || Character.digit(bytes[i], 16) < 0) {
                        return false;
                    }
                }
                at += 6;
                return true;
            }
            default -> {
                return false;
            }
        }
    }

    /** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
    private boolean character() {
        int lead = bytes[at] & 0xff;
        int length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (length == 0 || at + length > end) {
            return false;
        }
        int second = bytes[at + 1] & 0xff;
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return false;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return false;
            }
        }
        at += length;
        return true;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at + i >= end || bytes[at + i] != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private boolean number() {
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else if (!digits()) {
            return false;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int start = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > start;
    }
}
