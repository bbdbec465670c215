package dev.lookback.access.web;

import dev.lookback.access.Role;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every call that a process answers, each with who may make it, in one place; the first row that matches counts, and what no
 * row names is not answered.
 *
 * @param calls of handlers
 * @param files patterns of what is served as it is: pages, and what belongs to them
 * @param forFiles who may see those
 */
public record CallTable(List<Call> calls, List<String> files, Place forFiles) {

    /** A load balancer has no name; how it is inside is for those who may see it. */
    private static final List<Call> ACTUATOR = List.of(
            Call.open("/actuator/health"),
            Call.open("/actuator/health/**"),
            Call.read("/actuator/**", Role.ADMIN, new Place.Everywhere()));

    public CallTable {
        calls = List.copyOf(calls);
        files = List.copyOf(files);
    }

    List<Call> all() {
        return Stream.of(
                        calls,
                        ACTUATOR,
                        files.stream()
                                .map(pattern -> Call.read(pattern, Role.VIEWER, forFiles))
                                .toList())
                .flatMap(List::stream)
                .toList();
    }
}
