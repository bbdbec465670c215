package dev.lookback.benchmarks;

import java.util.List;
import java.util.Locale;

/** What a measurement came to, each time that it was made. */
record Spread(List<Double> values) {

    Spread {
        values = values.stream().sorted().toList();
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /** Of all values that part is no more than this. */
    double quantile(double part) {
        return values.get((int) Math.min(values.size() - 1, Math.ceil(part * values.size()) - 1));
    }

    /** The median, and between what it lay. */
    String text(String format) {
        return String.format(
                Locale.ROOT,
                format + "  (" + format + " to " + format + ")",
                median(),
                values.getFirst(),
                values.getLast());
    }
}
