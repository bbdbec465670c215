package dev.lookback.api.access;

import java.util.List;

/**
 * A call of the table.
 *
 * @param least role that may make it
 * @param elsewhere what is told to somebody who has a role in another environment alone: {@code hidden} or {@code through}
 */
record Row(String method, String path, String least, String elsewhere) {

    private static final List<String> ROLES = List.of("viewer", "operator", "admin");

    static List<Row> all(String table) {
        return table.lines()
                .map(line -> line.split("\\s+"))
                .map(words -> new Row(words[0], words[1], words[2], words[3]))
                .toList();
    }

    /** As a handler's mapping has it. */
    String call() {
        return method + " " + path.replaceAll("\\?.*", "");
    }

    String expected(String caller) {
        return switch (caller) {
            case "nobody", "wrong" -> "unknown";
            case "stranger" -> elsewhere;
            case "root" -> "through";
            case "watcher" -> may("viewer");
            default -> may(caller);
        };
    }

    private String may(String role) {
        return ROLES.indexOf(role) >= ROLES.indexOf(least) ? "through" : "refused";
    }
}
