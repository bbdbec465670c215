package dev.lookback.gateway.inputs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The inputs of all gateways as one list. */
final class InputList {

    private static final Comparator<InputRate> ORDER =
            Comparator.comparing(InputRate::stream).thenComparing(InputRate::source);

    private InputList() {}

    /**
     * With redundancy an event comes in at several gateways, so an input's rate is the highest that one of them sees, not the
     * sum.
     *
     * @param maxInputs the rest is left out: those with the lowest rates
     */
    static List<InputRate> merge(Collection<List<InputRate>> lists, int maxInputs) {
        Map<InputRate, InputRate> merged = new TreeMap<>(ORDER);
        lists.forEach(list -> list.forEach(
                input -> merged.merge(input, input, (one, other) -> one.rate() >= other.rate() ? one : other)));
        if (merged.size() <= maxInputs) {
            return List.copyOf(merged.values());
        }
        List<InputRate> fastest = new ArrayList<>(merged.values());
        fastest.sort(Comparator.comparingDouble(InputRate::rate).reversed());
        return fastest.stream().limit(maxInputs).sorted(ORDER).toList();
    }
}
