package dev.lookback.endtoend;

import java.time.Instant;

/** An event line as it stands in a block; its head is at known places (CONTRACT section 1). */
record ArchivedLine(String text) {
    private static final int TIME = 15;
    private static final int TIME_END = 45;
    private static final int ID = 62;

    Instant time() {
        return Instant.parse(text.substring(TIME, TIME_END));
    }

    String id() {
        return text.substring(ID, text.indexOf('"', ID));
    }

    /** What makes an event the same one. */
    String identity() {
        return text.substring(TIME, TIME_END) + " " + id();
    }

    boolean isOfService(String service) {
        return text.contains("\"service\":{\"name\":\"" + service + "\"");
    }

    String message() {
        return Json.read(text).path("message").asString();
    }
}
