package dev.lookback.harvester.syslog;

import dev.lookback.model.event.EventLineWriter;

/**
 * STRUCTURED-DATA of RFC 5424 section 6.3, {@code [exampleSDID@32473 iut="3" eventID="1011"][other@1]}, written as {@code
 * labels.<SD-ID>.<PARAM-NAME>}. RFC 5424 lets a parameter stand more than once: it has a list of its values; an SD-ID may
 * not, but nothing of it is lost: it has a list too. An element without parameters is an empty text. One thread at a time.
 */
final class StructuredData {

    /** What is longer stays in the text: a line has room for it only there, where it can be cut. */
    private static final int MAX_BYTES = 16 * 1024;

    /** Of elements and parameters together; more stay in the text. Each is compared with those before it. */
    private static final int MAX_NAMES = 512;

    private final Names elements = new Names();
    private final Names parameters = new Names();

    /** Where each element's parameters begin, and behind the last one's where they end. */
    private final int[] firstParameters = new int[MAX_NAMES + 1];

    private final int[] valueStarts = new int[MAX_NAMES];
    private final int[] valueEnds = new int[MAX_NAMES];
    private final byte[] unescaped = new byte[MAX_BYTES];

    /** Places of names, of which the same may stand more than once. */
    private static final class Names {
        private final int[] starts = new int[MAX_NAMES];
        private final int[] ends = new int[MAX_NAMES];
        private int size;

        void add(int start, int end) {
            starts[size] = start;
            ends[size++] = end;
        }

        /** Returns the first one from {@code from} on that is named like {@code name}, or limit. */
        int next(byte[] buffer, int name, int from, int limit) {
            int at = from;
            while (at < limit && !isSame(buffer, name, at)) {
                at++;
            }
            return at;
        }

        private boolean isSame(byte[] buffer, int one, int other) {
            int length = ends[one] - starts[one];
            if (length != ends[other] - starts[other]) {
                return false;
            }
            int at = 0;
            while (at < length && buffer[starts[one] + at] == buffer[starts[other] + at]) {
                at++;
            }
            return at == length;
        }
    }

    /** Returns where the elements that begin at start end, or −1 where there are none, they are malformed, or too long. */
    static int end(byte[] buffer, int start, int limit) {
        int last = Math.min(limit, start + MAX_BYTES);
        int at = start;
        int names = 0;
        while (at < last && buffer[at] == '[') {
            int close = elementEnd(buffer, at + 1, last);
            if (close < 0) {
                return -1;
            }
            names += names(buffer, at, close);
            at = close;
        }
        return at > start && names <= MAX_NAMES && (at == limit || buffer[at] == ' ') ? at : -1;
    }

    /** Returns how many there are at most: a value too may end with {@code =}. */
    private static int names(byte[] buffer, int start, int end) {
        int names = 1;
        for (int at = start; at < end; at++) {
            names += buffer[at] == '=' && buffer[at + 1] == '"' ? 1 : 0;
        }
        return names;
    }

    private static int elementEnd(byte[] buffer, int start, int last) {
        int at = nameEnd(buffer, start, last);
        if (at == start) {
            return -1;
        }
        while (at < last && buffer[at] == ' ') {
            int name = at + 1;
            int nameEnd = nameEnd(buffer, name, last);
            if (nameEnd == name || nameEnd + 1 >= last || buffer[nameEnd] != '=' || buffer[nameEnd + 1] != '"') {
                return -1;
            }
            at = valueEnd(buffer, nameEnd + 2, last) + 1;
            if (at > last) {
                return -1;
            }
        }
        return at < last && buffer[at] == ']' ? at + 1 : -1;
    }

    /** Printable ASCII alone, as RFC 5424 section 6.3.2 has it: two names that differ are two keys. */
    private static int nameEnd(byte[] buffer, int start, int last) {
        int at = start;
        while (at < last
                && buffer[at] > ' '
                && buffer[at] < 0x7f
                && buffer[at] != '='
                && buffer[at] != ']'
                && buffer[at] != '"') {
            at++;
        }
        return at;
    }

    /** Where the closing quote is, or last. */
    private static int valueEnd(byte[] buffer, int start, int last) {
        int at = start;
        while (at < last && buffer[at] != '"') {
            at += buffer[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, last);
    }

    /** Writes what {@link #end} has found whole, as members of the object that is open. */
    void write(byte[] buffer, Span span, EventLineWriter line) {
        read(buffer, span);
        for (int element = 0; element < elements.size; element++) {
            if (elements.next(buffer, element, 0, element) == element) {
                writeAll(buffer, element, line);
            }
        }
    }

    private void read(byte[] buffer, Span span) {
        elements.size = 0;
        parameters.size = 0;
        int at = span.start();
        while (at < span.end()) {
            int idEnd = nameEnd(buffer, at + 1, span.end());
            firstParameters[elements.size] = parameters.size;
            elements.add(at + 1, idEnd);
            at = idEnd;
            while (buffer[at] == ' ') {
                int nameEnd = nameEnd(buffer, at + 1, span.end());
                valueStarts[parameters.size] = nameEnd + 2;
                valueEnds[parameters.size] = valueEnd(buffer, nameEnd + 2, span.end());
                parameters.add(at + 1, nameEnd);
                at = valueEnds[parameters.size - 1] + 1;
            }
            at++;
        }
        firstParameters[elements.size] = parameters.size;
    }

    /** Writes this element and those behind it that have the same name. */
    private void writeAll(byte[] buffer, int element, EventLineWriter line) {
        line.name(buffer, elements.starts[element], elements.ends[element] - elements.starts[element]);
        int next = elements.next(buffer, element, element + 1, elements.size);
        boolean isList = next < elements.size;
        if (isList) {
            line.beginArray();
        }
        writeElement(buffer, element, line);
        for (int at = next; at < elements.size; at = elements.next(buffer, element, at + 1, elements.size)) {
            writeElement(buffer, at, line);
        }
        if (isList) {
            line.endArray();
        }
    }

    private void writeElement(byte[] buffer, int element, EventLineWriter line) {
        int first = firstParameters[element];
        int limit = firstParameters[element + 1];
        if (first == limit) {
            line.value(buffer, 0, 0);
            return;
        }
        line.beginObject();
        for (int parameter = first; parameter < limit; parameter++) {
            if (parameters.next(buffer, parameter, first, parameter) == parameter) {
                writeValues(buffer, parameter, limit, line);
            }
        }
        line.endNested();
    }

    private void writeValues(byte[] buffer, int parameter, int limit, EventLineWriter line) {
        line.name(buffer, parameters.starts[parameter], parameters.ends[parameter] - parameters.starts[parameter]);
        int next = parameters.next(buffer, parameter, parameter + 1, limit);
        boolean isList = next < limit;
        if (isList) {
            line.beginArray();
        }
        writeValue(buffer, parameter, line);
        for (int at = next; at < limit; at = parameters.next(buffer, parameter, at + 1, limit)) {
            writeValue(buffer, at, line);
        }
        if (isList) {
            line.endArray();
        }
    }

    /** A backslash before anything but {@code " \ ]} stands for itself. */
    private void writeValue(byte[] buffer, int parameter, EventLineWriter line) {
        int length = 0;
        for (int at = valueStarts[parameter]; at < valueEnds[parameter]; at++) {
            boolean isEscape = buffer[at] == '\\' && at + 1 < valueEnds[parameter] && isEscaped(buffer[at + 1]);
            at += isEscape ? 1 : 0;
            unescaped[length++] = buffer[at];
        }
        line.value(unescaped, 0, length);
    }

    private static boolean isEscaped(byte b) {
        return b == '"' || b == '\\' || b == ']';
    }
}
