package dev.lookback.standalone.verify;

import tools.jackson.databind.JsonNode;

import java.io.PrintStream;
import java.util.Locale;

/** On a terminal, a line that says how far it is, and is gone in the end. */
public final class VerifyProgress {
    /** Begins the line anew and clears it. */
    private static final String AGAIN = "\r\u001b[K";

    private final PrintStream out;
    private final boolean isShown;

    public VerifyProgress(PrintStream out, boolean isShown) {
        this.out = out;
        this.isShown = isShown;
    }

    void show(JsonNode progress) {
        if (isShown) {
            out.printf(
                    Locale.ROOT,
                    AGAIN + "%,d of %,d intervals, %,d parts, %,d events, %,d problems",
                    progress.path("checked").asLong(),
                    progress.path("intervals").asLong(),
                    progress.path("parts").asLong(),
                    progress.path("events").asLong(),
                    progress.path("problems").asLong());
            out.flush();
        }
    }

    void finish() {
        if (isShown) {
            out.print(AGAIN);
            out.flush();
        }
    }
}
