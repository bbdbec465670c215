package dev.lookback.standalone.harvester;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a process's metrics are at one moment, in Prometheus' text format (version 0.0.4). */
final class Scrape {

    /** No label of ours has a closing brace in it. */
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{([^}]*)})? (\\S+).*");

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"([^\"]*)\"");

    private final Map<String, Map<String, Double>> byName = new TreeMap<>();

    private Scrape() {}

    /** Samples with more than one label are none that is shown. */
    static Scrape of(String text) {
        Scrape scrape = new Scrape();
        text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(SAMPLE::matcher)
                .filter(Matcher::matches)
                .forEach(scrape::add);
        return scrape;
    }

    private void add(Matcher sample) {
        Matcher label = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
        String value = label.find() ? label.group(2) : "";
        byName.computeIfAbsent(sample.group(1), name -> new TreeMap<>()).put(value, number(sample.group(3)));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The values of a name, by the value of their first label. */
    Map<String, Double> byLabel(String name) {
        return byName.getOrDefault(name, Map.of());
    }

    /** The value of a name without labels. */
    OptionalDouble value(String name) {
        Double value = byLabel(name).get("");
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
