package dev.lookback.api.events;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The archive gave no answer: what is in it may be whole. */
final class UnansweredException extends IOException {

    private static final long serialVersionUID = 1;

    UnansweredException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** Whether a failure comes of it, whoever has wrapped it on its way. */
    static boolean isBehind(Exception failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof UnansweredException)) {
            cause = causeOf(cause);
        }
        return cause != null;
    }

    private static @Nullable Throwable causeOf(Throwable failure) {
        return failure.getCause();
    }
}
