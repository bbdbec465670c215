package dev.lookback.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, by name: told at once, and at the end as median, lowest and highest. */
final class Figures {

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    void add(String name, double figure) {
        System.err.printf(Locale.ROOT, "%-42s %,10.2f%n", name, figure);
        figures.computeIfAbsent(name, key -> new ArrayList<>()).add(figure);
    }

    void show(String title) {
        System.out.printf(
                "%n%s, %d processors; median (lowest to highest)%n",
                title, Runtime.getRuntime().availableProcessors());
        figures.forEach((name, values) -> System.out.printf("%-42s %s%n", name, new Spread(values).text("%,10.2f")));
    }
}
