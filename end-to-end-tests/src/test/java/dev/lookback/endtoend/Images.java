package dev.lookback.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The images under test: those that {@code ./lookback images} has made with a tag, and a registry where one is given. */
final class Images {
    /** The tag; without it nothing here runs. */
    static final String PROPERTY = "lookback.images";

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private Images() {}

    /** As the command itself names them. */
    static List<String> all() {
        return of();
    }

    /** @param module whose process it runs */
    static String image(String module) {
        return of(module).getFirst();
    }

    private static List<String> of(String... modules) {
        List<String> command = new ArrayList<>(List.of("images", "--list", "--tag", System.getProperty(PROPERTY, "")));
        String registry = System.getProperty(PROPERTY + ".registry", "");
        if (!registry.isEmpty()) {
            command.addAll(List.of("--registry", registry));
        }
        command.addAll(List.of(modules));
        return Command.run(LIMIT, command).orFail().out().lines().toList();
    }
}
