package dev.lookback.api.verify;

import java.util.ArrayList;
import java.util.List;

/** The first few of many, and how many more there were. */
final class Capped<T> {

    /** Of each list in an answer. */
    static final int MAX = 1_000;

    private final List<T> kept = new ArrayList<>();
    private long total;

    void add(T item) {
        if (kept.size() < MAX) {
            kept.add(item);
        }
        total++;
    }

    List<T> kept() {
        return List.copyOf(kept);
    }

    /** How many were not kept. */
    long more() {
        return total - kept.size();
    }

    long total() {
        return total;
    }
}
