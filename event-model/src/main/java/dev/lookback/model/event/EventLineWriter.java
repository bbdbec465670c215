package dev.lookback.model.event;

import java.time.Instant;
import java.util.Arrays;

/**
 * Writes event lines into a buffer that it uses again: head, host, service, log, message, and whatever follows, in the
 * order of CONTRACT section 1. One thread at a time. The calls come in this order, those in brackets may be left out:
 *
 * <pre>{@code
 * begin(time, id, kind) [member(..)]... host(name) [member(..)]... service(name) [member(..)]...
 * [object("log") member(..)...] [message(..)] [object(name) member(..)...]... end()
 * }</pre>
 */
public final class EventLineWriter {

    /** Bytes of a line, its line feed not counted. */
    public static final int MAX_LINE_BYTES = 256 * 1024;

    /** Encoded bytes of a message; the rest of a line is for everything else. */
    public static final int MAX_MESSAGE_BYTES = MAX_LINE_BYTES - 16 * 1024;

    private final JsonBuffer out = new JsonBuffer();
    private boolean open;
    private boolean first;

    /** Forgets everything written. */
    public void clear() {
        out.clear();
        open = false;
    }

    public byte[] buffer() {
        return out.array();
    }

    /** Of all lines since {@link #clear()}, with the line feeds that {@link #lineFeed()} wrote. */
    public int length() {
        return out.length();
    }

    public byte[] toBytes() {
        return Arrays.copyOf(out.array(), out.length());
    }

    /**
     * @param id one that {@link EventHead#isId} takes
     * @param kind {@code event} or {@code metric}
     */
    public EventLineWriter begin(Instant time, String id, String kind) {
        out.ascii("{\"@timestamp\":\"");
        out.time(time);
        out.ascii("\",\"event\":{\"id\":\"");
        out.ascii(id);
        out.ascii("\",\"kind\":");
        out.string(kind);
        open = true;
        first = false;
        return this;
    }

    public EventLineWriter host(CharSequence name) {
        return object("host").member("name", name);
    }

    public EventLineWriter service(CharSequence name) {
        return object("service").member("name", name);
    }

    /** Closes the object before, if one is open, and opens another one on the top level. */
    public EventLineWriter object(String name) {
        close();
        out.put(',');
        key(name);
        out.put('{');
        open = true;
        first = true;
        return this;
    }

    /** Within the object that is open. */
    public EventLineWriter member(CharSequence name, CharSequence value) {
        separate();
        key(name);
        out.string(value);
        return this;
    }

    /** Within the object that is open. */
    public EventLineWriter member(CharSequence name, long value) {
        separate();
        key(name);
        out.number(value);
        return this;
    }

    /** Within the object that is open: text in UTF-8, where invalid bytes become U+FFFD. */
    public EventLineWriter member(CharSequence name, byte[] utf8, int offset, int size) {
        separate();
        key(name);
        out.string(utf8, offset, size);
        return this;
    }

    /** Within the object that is open: opens one in it, which {@link #endNested()} closes. */
    public EventLineWriter nested(CharSequence name) {
        separate();
        key(name);
        first = true;
        return beginObject();
    }

    public EventLineWriter endNested() {
        out.put('}');
        first = false;
        return this;
    }

    /** Within the object that is open: a name, which a value, an array or an object must follow. */
    public EventLineWriter name(byte[] utf8, int offset, int size) {
        separate();
        out.string(utf8, offset, size);
        out.put(':');
        first = true;
        return this;
    }

    /** Behind a name or within an array: text in UTF-8, where invalid bytes become U+FFFD. */
    public EventLineWriter value(byte[] utf8, int offset, int size) {
        separate();
        out.string(utf8, offset, size);
        return this;
    }

    /** Behind a name or within an array: opens an object, which {@link #endNested()} closes. */
    public EventLineWriter beginObject() {
        separate();
        out.put('{');
        first = true;
        return this;
    }

    /** Behind a name. */
    public EventLineWriter beginArray() {
        separate();
        out.put('[');
        first = true;
        return this;
    }

    public EventLineWriter endArray() {
        out.put(']');
        first = false;
        return this;
    }

    /** Within the object that is open: a value that is JSON already. */
    public EventLineWriter memberJson(CharSequence name, byte[] json) {
        separate();
        key(name);
        out.bytes(json);
        return this;
    }

    /** A member of the top level that is JSON already. */
    public EventLineWriter json(String name, byte[] json) {
        close();
        out.put(',');
        key(name);
        out.bytes(json);
        return this;
    }

    /**
     * The longest beginning of a text, in whole characters, that takes at most so many bytes as JSON. Since {@code log}
     * stands before the message, {@code log.truncated} has to be known first.
     */
    public static CharSequence cut(CharSequence text, int maxBytes) {
        if (text.length() <= maxBytes / 6) {
            return text;
        }
        int characters = new JsonBuffer().escaped(text, maxBytes);
        return characters == text.length() ? text : text.subSequence(0, characters);
    }

    /**
     * The same for text in UTF-8.
     *
     * @return how many bytes of it to keep
     */
    public static int cut(byte[] utf8, int offset, int size, int maxBytes) {
        if (size <= maxBytes / 6) {
            return size;
        }
        return new JsonBuffer().escaped(utf8, offset, offset + size, maxBytes);
    }

    public EventLineWriter message(CharSequence text) {
        close();
        out.put(',');
        key("message");
        out.string(text);
        return this;
    }

    /** The same for text in UTF-8, where invalid bytes become U+FFFD. */
    public EventLineWriter message(byte[] utf8, int offset, int size) {
        close();
        out.put(',');
        key("message");
        out.string(utf8, offset, size);
        return this;
    }

    /** Closes the line's object. */
    public EventLineWriter end() {
        close();
        out.put('}');
        return this;
    }

    public void lineFeed() {
        out.put('\n');
    }

    private void close() {
        if (open) {
            out.put('}');
            open = false;
        }
    }

    private void separate() {
        if (!first) {
            out.put(',');
        }
        first = false;
    }

    private void key(CharSequence name) {
        out.string(name);
        out.put(':');
    }
}
