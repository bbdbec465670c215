package dev.lookback.helm;

import static java.util.stream.Collectors.toMap;

import dev.lookback.embedded.FreePorts;

import java.util.Map;

/**
 * Where a pod listens here, where all pods have one address.
 *
 * @param numbers by the names that the container has for its ports
 */
record PodPorts(Map<String, Integer> numbers) {

    private static final Map<String, String> VARIABLES = Map.of("http", "SERVER_PORT", "nacl", "LOOKBACK_NACL_PORT");

    PodPorts {
        numbers = Map.copyOf(numbers);
    }

    /** One for each that more than one pod may have here at a time. */
    static PodPorts free(Container container) {
        return new PodPorts(container.tree().list("ports").stream()
                .map(port -> port.get("name").toString())
                .filter(VARIABLES::containsKey)
                .collect(toMap(name -> name, name -> FreePorts.next())));
    }

    int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException(name + " (expected: one of " + numbers.keySet() + ")");
        }
        return number;
    }

    /** By which the process learns them. */
    Map<String, String> variables() {
        return numbers.entrySet().stream()
                .collect(toMap(
                        port -> VARIABLES.get(port.getKey()),
                        port -> port.getValue().toString()));
    }
}
