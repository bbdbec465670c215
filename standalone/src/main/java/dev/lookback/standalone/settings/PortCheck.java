package dev.lookback.standalone.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds all ports that are taken at once, and the command that would work. */
public final class PortCheck {
    private static final int STEP = 10_000;
    private static final int MAX = 65_535;
    private static final int LOWEST_SUGGESTED = 1_025;

    private final PortProbe probe;

    public PortCheck(PortProbe probe) {
        this.probe = probe;
    }

    /**
     * Empty when all are free.
     *
     * @param command the command that was given, as a shell takes it
     */
    public Optional<String> problem(Ports ports, String command) {
        List<Port> taken = ports.used().stream()
                .filter(port -> !isFree(port, ports.number(port)))
                .toList();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        String names = taken.stream()
                .map(port -> ports.number(port) + " (" + port.settingName() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of((taken.size() == 1 ? "port taken: " : "ports taken: ") + names + "; this would work: "
                + command + replacements(taken, ports));
    }

    private String replacements(List<Port> taken, Ports ports) {
        Set<Integer> assigned = ports.used().stream().map(ports::number).collect(Collectors.toCollection(HashSet::new));
        List<String> replacements = new ArrayList<>();
        for (Port port : taken) {
            int free = freeBeyond(port, ports.number(port), assigned);
            assigned.add(free);
            replacements.add(" --set " + port.key() + "=" + free);
        }
        return String.join("", replacements);
    }

    private int freeBeyond(Port port, int number, Set<Integer> assigned) {
        int candidate = number + STEP <= MAX ? number + STEP : number - STEP;
        while (assigned.contains(candidate) || !isFree(port, candidate)) {
            candidate = candidate < MAX ? candidate + 1 : LOWEST_SUGGESTED;
        }
        return candidate;
    }

    private boolean isFree(Port port, int number) {
        return probe.isFree(number, port.transport());
    }
}
