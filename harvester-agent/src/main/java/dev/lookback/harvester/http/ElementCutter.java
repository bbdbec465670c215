package dev.lookback.harvester.http;

/**
 * One object, or an array of them. It finds where an object ends by its brackets and strings, and leaves it to a parser
 * whether all between them is JSON.
 */
final class ElementCutter implements Cutter {

    private static final String EXPECTED = "a JSON object, or an array of them";

    private enum Next {
        OBJECT_OR_ARRAY,
        OBJECT_OR_END,
        OBJECT,
        COMMA_OR_END,
        NOTHING
    }

    private Next next = Next.OBJECT_OR_ARRAY;
    private boolean isArray;
    private int elements;
    private int depth;
    private boolean isInString;
    private boolean isEscaped;

    @Override
    public Role next(byte b) {
        if (depth > 0) {
            return inside(b);
        }
        if (b == ' ' || b == '\t' || b == '\r' || b == '\n') {
            return Role.BETWEEN;
        }
        return switch (next) {
            case OBJECT_OR_ARRAY -> b == '[' ? beginArray() : beginObject(b, EXPECTED);
            case OBJECT_OR_END -> b == ']' ? endArray() : beginObject(b, "an object or the array's end");
            case OBJECT -> beginObject(b, "an object");
            case COMMA_OR_END -> behindElement(b);
            case NOTHING -> throw RefusedException.unreadable(shown(b) + " behind the end (expected: nothing more)");
        };
    }

    private Role beginArray() {
        isArray = true;
        next = Next.OBJECT_OR_END;
        return Role.BETWEEN;
    }

    private Role endArray() {
        next = Next.NOTHING;
        return Role.BETWEEN;
    }

    private Role beginObject(byte b, String expected) {
        elements++;
        if (b != '{') {
            throw RefusedException.unreadable(place(), "begins with " + shown(b) + " (expected: " + expected + ")");
        }
        depth = 1;
        next = isArray ? Next.COMMA_OR_END : Next.NOTHING;
        return Role.PART;
    }

    private Role behindElement(byte b) {
        return switch (b) {
            case ',' -> {
                next = Next.OBJECT;
                yield Role.BETWEEN;
            }
            case ']' -> endArray();
            default ->
                throw RefusedException.unreadable(
                        place(), shown(b) + " behind it (expected: a comma or the array's end)");
        };
    }

    private Role inside(byte b) {
        if (isEscaped) {
            isEscaped = false;
        } else if (isInString) {
            isEscaped = b == '\\';
            isInString = b != '"';
        } else if (b == '"') {
            isInString = true;
        } else if (b == '{' || b == '[') {
            depth++;
        } else if (b == '}' || b == ']') {
            depth--;
        }
        return depth == 0 ? Role.LAST : Role.PART;
    }

    private static String shown(byte b) {
        return b > ' ' && b < 0x7f ? "'" + (char) b + "'" : "byte 0x%02x".formatted(b & 0xff);
    }

    @Override
    public boolean ended() {
        if (depth > 0) {
            throw RefusedException.unreadable(place(), "the body ends within it (expected: the object's end)");
        }
        switch (next) {
            case OBJECT_OR_ARRAY -> throw RefusedException.unreadable("body: nothing (expected: " + EXPECTED + ")");
            case OBJECT_OR_END, OBJECT, COMMA_OR_END ->
                throw RefusedException.unreadable("body: ends within the array (expected: its closing bracket)");
            case NOTHING -> {
                return false;
            }
        }
        return false;
    }

    @Override
    public Place place() {
        return new Place("event", elements);
    }
}
