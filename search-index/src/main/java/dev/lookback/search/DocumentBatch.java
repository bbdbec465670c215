package dev.lookback.search;

import dev.lookback.model.event.EventHead;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The body of one bulk request, append-only: an action and an event line an item, copied into one array. The id is read
 * in place; nothing is parsed. Not thread-safe.
 */
public final class DocumentBatch {

    private static final byte[] BEFORE_TARGET = ascii("{\"create\":{\"_index\":\"");
    private static final byte[] BEHIND_ID = ascii("\"}}\n");
    private static final int FIRST_ITEMS = 1_024;
    private static final int MIN_BYTES = 64;

    private byte[] bytes;
    private int size;
    private int[] itemStarts = new int[FIRST_ITEMS];
    private int[] lineStarts = new int[FIRST_ITEMS];
    private int count;

    private String target = "";
    private byte[] beforeId = beforeId("");

    /**
     * An empty batch.
     *
     * @param bytes to begin with; it grows
     */
    public DocumentBatch(int bytes) {
        this.bytes = new byte[Math.max(MIN_BYTES, bytes)];
    }

    /**
     * Adds a line, which is copied.
     *
     * @param target an index or alias, of the characters that such a name may have
     * @param length of the line, without its line feed; it begins with a head
     */
    public void add(String target, byte[] buffer, int offset, int length) {
        if (!target.equals(this.target)) {
            this.target = target;
            this.beforeId = beforeId(target);
        }
        int idLength = EventHead.idLength(buffer, offset);
        reserve(beforeId.length + idLength + BEHIND_ID.length + length + 1);
        itemStarts[count] = size;
        append(beforeId, 0, beforeId.length);
        append(buffer, offset + EventHead.ID_OFFSET, idLength);
        append(BEHIND_ID, 0, BEHIND_ID.length);
        lineStarts[count++] = size;
        append(buffer, offset, length);
        bytes[size++] = '\n';
    }

    /** Adds an item of another batch, its target included. */
    public void add(DocumentBatch other, int item) {
        int start = other.itemStarts[item];
        int length = other.itemEnd(item) - start;
        reserve(length);
        itemStarts[count] = size;
        lineStarts[count++] = size + other.lineStarts[item] - start;
        append(other.bytes, start, length);
    }

    /** Items. */
    public int count() {
        return count;
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** Bytes of the request's body. */
    public int size() {
        return size;
    }

    /** The body: the first {@link #size()} bytes are meant. Not a copy. */
    byte[] buffer() {
        return bytes;
    }

    /** An item's event line, without the line feed: a copy. */
    public byte[] line(int item) {
        return Arrays.copyOfRange(bytes, lineStarts[item], itemEnd(item) - 1);
    }

    /** An item's target. */
    public String target(int item) {
        int start = itemStarts[item] + BEFORE_TARGET.length;
        int end = start;
        while (bytes[end] != '"') {
            end++;
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Forgets all items; the array is kept. */
    public void clear() {
        size = 0;
        count = 0;
    }

    private int itemEnd(int item) {
        return item + 1 < count ? itemStarts[item + 1] : size;
    }

    private void append(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
        }
        if (count == itemStarts.length) {
            itemStarts = Arrays.copyOf(itemStarts, count * 2);
            lineStarts = Arrays.copyOf(lineStarts, count * 2);
        }
    }

    private static byte[] beforeId(String target) {
        return ascii("{\"create\":{\"_index\":\"" + target + "\",\"_id\":\"");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
