package dev.lookback.harvester.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A text in a record: its length in bytes (u16), UTF-8. */
final class Text {

    private Text() {}

    static int bytes(byte[] text) {
        return Short.BYTES + text.length;
    }

    static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0xffff) {
            throw new IllegalArgumentException("text of " + bytes.length + " bytes (expected: at most 65535)");
        }
        return bytes;
    }

    static void put(ByteBuffer buffer, byte[] text) {
        buffer.putShort((short) text.length).put(text);
    }

    static String get(ByteBuffer buffer) {
        byte[] bytes = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
