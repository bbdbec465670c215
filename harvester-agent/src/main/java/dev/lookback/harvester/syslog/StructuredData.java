package dev.lookback.harvester.syslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** STRUCTURED-DATA of RFC 5424 section 6.3: {@code [exampleSDID@32473 iut="3" eventID="1011"][other@1]}. */
final class StructuredData {

    /** What is longer stays in the text: a line has room for it only there, where it can be cut. */
    private static final int MAX_BYTES = 16 * 1024;

    private StructuredData() {}

    /** Returns where the elements that begin at start end, or −1 where there are none, they are malformed, or too long. */
    static int end(byte[] buffer, int start, int limit) {
        int last = Math.min(limit, start + MAX_BYTES);
        int at = start;
        while (at < last && buffer[at] == '[') {
            at = elementEnd(buffer, at + 1, last);
            if (at < 0) {
                return -1;
            }
        }
        return at > start && (at == limit || buffer[at] == ' ') ? at : -1;
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

    private static int nameEnd(byte[] buffer, int start, int last) {
        int at = start;
        while (at < last && buffer[at] != ' ' && buffer[at] != '=' && buffer[at] != ']' && buffer[at] != '"') {
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

    /**
     * Reads what {@link #end} has found whole.
     *
     * @return for each SD-ID its parameters, a name that stands more than once with a list of its values; an empty text for
     *     an element without parameters
     */
    static Map<String, Object> read(byte[] buffer, Span elements) {
        Map<String, Object> values = new LinkedHashMap<>();
        int at = elements.start();
        while (at < elements.end()) {
            int idEnd = nameEnd(buffer, at + 1, elements.end());
            String id = text(buffer, at + 1, idEnd);
            Map<String, Object> parameters = new LinkedHashMap<>();
            at = idEnd;
            while (buffer[at] == ' ') {
                int nameEnd = nameEnd(buffer, at + 1, elements.end());
                int valueEnd = valueEnd(buffer, nameEnd + 2, elements.end());
                String value = unescape(text(buffer, nameEnd + 2, valueEnd));
                parameters.merge(text(buffer, at + 1, nameEnd), value, StructuredData::both);
                at = valueEnd + 1;
            }
            values.merge(id, parameters.isEmpty() ? "" : parameters, StructuredData::both);
            at++;
        }
        return values;
    }

    /** RFC 5424 section 6.3.3 lets a parameter stand more than once; an SD-ID may not, but nothing of it is lost. */
    private static Object both(Object one, Object other) {
        List<Object> values = new ArrayList<>(one instanceof List<?> list ? list : List.of(one));
        values.add(other);
        return values;
    }

    /** A backslash before anything but {@code " \ ]} stands for itself. */
    private static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && "\"\\]".indexOf(value.charAt(i + 1)) >= 0) {
                c = value.charAt(++i);
            }
            text.append(c);
        }
        return text.toString();
    }

    private static String text(byte[] buffer, int start, int end) {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }
}
