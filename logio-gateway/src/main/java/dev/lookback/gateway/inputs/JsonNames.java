package dev.lookback.gateway.inputs;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;

/** Names as they stand between the quotes of a line. */
final class JsonNames {

    private JsonNames() {}

    static String text(byte[] json) {
        String raw = new String(json, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : JsonMapper.shared().readValue('"' + raw + '"', String.class);
    }

    static int hash(byte[] line, int streamOffset, int streamLength, int sourceOffset, int sourceLength) {
        int hash = hash(1, line, sourceOffset, sourceLength);
        hash = hash(31 * hash + sourceLength, line, streamOffset, streamLength);
        return hash ^ hash >>> 16;
    }

    private static int hash(int start, byte[] line, int offset, int length) {
        int hash = start;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + line[i];
        }
        return hash;
    }
}
