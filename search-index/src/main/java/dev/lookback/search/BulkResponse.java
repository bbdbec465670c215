package dev.lookback.search;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the answer to a {@code _bulk} request, item by item, without making a tree of it. */
final class BulkResponse {

    private static final JsonFactory JSON = new JsonFactory();

    private final List<BulkOutcome.Failure> again = new ArrayList<>();
    private final List<BulkOutcome.Failure> refused = new ArrayList<>();
    private final List<BulkOutcome.Failure> withoutTarget = new ArrayList<>();
    private int created;
    private int alreadyThere;
    private int item;

    private BulkResponse() {}

    /** @throws IOException if the answer is cut, or has not one result for each of the items */
    static BulkOutcome read(InputStream content, int items) throws IOException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            return new BulkResponse().read(parser, items);
        }
    }

    private BulkOutcome read(JsonParser parser, int items) throws IOException {
        expect(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("items")) {
                readItems(parser);
            } else {
                parser.skipChildren();
            }
        }
        if (item != items) {
            throw new IOException("answered items: " + item + " (expected: " + items + ")");
        }
        return new BulkOutcome(created, alreadyThere, again, refused, withoutTarget);
    }

    private void readItems(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            expect(parser, JsonToken.PROPERTY_NAME);
            expect(parser, JsonToken.START_OBJECT);
            readItem(parser);
            expect(parser, JsonToken.END_OBJECT);
            item++;
        }
    }

    private void readItem(JsonParser parser) throws IOException {
        int status = 0;
        Reason reason = Reason.NONE;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "status" -> status = parser.getIntValue();
                case "error" -> reason = Reason.read(parser);
                default -> parser.skipChildren();
            }
        }
        sort(status, reason);
    }

    private void sort(int status, Reason reason) {
        switch (ItemVerdict.of(status, reason.type(), reason.text())) {
            case CREATED -> created++;
            case ALREADY_THERE -> alreadyThere++;
            case AGAIN -> again.add(failure(status, reason));
            case REFUSED -> refused.add(failure(status, reason));
            case WITHOUT_TARGET -> withoutTarget.add(failure(status, reason));
        }
    }

    private BulkOutcome.Failure failure(int status, Reason reason) {
        return new BulkOutcome.Failure(item, status, reason.toString());
    }

    private static void expect(JsonParser parser, JsonToken token) throws IOException {
        if (parser.nextToken() != token) {
            throw new IOException("answer: " + parser.currentToken() + " (expected: " + token + ")");
        }
    }

    /** Of an item that failed, with the innermost cause: the outer ones often say only that something is wrong. */
    private record Reason(String type, String text) {

        private static final Reason NONE = new Reason("unknown", "no reason given");
        private static final int MAX_TEXT = 1_000;

        static Reason read(JsonParser parser) {
            String type = "unknown";
            StringBuilder text = new StringBuilder();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = parser.getString();
                } else if (name.equals("reason") && value == JsonToken.VALUE_STRING) {
                    text.insert(0, parser.getString());
                } else if (name.equals("caused_by") && value == JsonToken.START_OBJECT) {
                    text.append(", caused by ").append(read(parser));
                } else {
                    parser.skipChildren();
                }
            }
            return new Reason(type, text.substring(0, Math.min(text.length(), MAX_TEXT)));
        }

        @Override
        public String toString() {
            return type + ": " + text;
        }
    }
}
