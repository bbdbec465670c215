package dev.lookback.search;

import java.util.function.Supplier;

/** What is done about a {@link RecordConflictException}. */
public final class RecordConflicts {

    private static final int MAX_ATTEMPTS = 10;

    private RecordConflicts() {}

    /**
     * Repeats an action, which reads a record and saves it, until nobody has saved in between.
     *
     * @throws RecordConflictException if others are faster each time
     */
    public static <T> T untilSaved(Supplier<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (RecordConflictException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
