package dev.lookback.endtoend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Numbered events as they were found, against those sent; a few of each kind say enough. */
record Delivery(List<Integer> missing, List<Integer> repeated, List<Integer> neverSent) {
    static final Delivery EXACT = new Delivery(List.of(), List.of(), List.of());

    private static final int SHOWN = 20;

    static Delivery of(List<String> messages, int sent) {
        Map<Integer, Integer> found = new HashMap<>();
        messages.forEach(message -> found.merge(Messages.number(message), 1, Integer::sum));
        return new Delivery(
                IntStream.range(0, sent)
                        .boxed()
                        .filter(number -> !found.containsKey(number))
                        .limit(SHOWN)
                        .toList(),
                found.keySet().stream()
                        .filter(number -> found.getOrDefault(number, 0) > 1)
                        .sorted()
                        .limit(SHOWN)
                        .toList(),
                found.keySet().stream()
                        .filter(number -> number >= sent)
                        .sorted()
                        .limit(SHOWN)
                        .toList());
    }
}
