package dev.lookback.endtoend;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The {@code docker} command, and by it the engine that it reaches. */
final class Docker {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Docker() {}

    /** Fails with one clear line where there is none: whoever asks for images must not think that they were tested. */
    static void require() {
        Outcome outcome = run("version", "--format", "{{.Server.Version}}");
        if (outcome.exitStatus() != 0) {
            throw new AssertionError("NO DOCKER ENGINE ANSWERS, SO NO IMAGE WAS TESTED (DOCKER_HOST says where it is): "
                    + outcome.err().strip());
        }
    }

    static Outcome run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return Command.program(LIMIT, command);
    }

    /** What a command that must not fail prints, without the line's end. */
    static String print(String... arguments) {
        return run(arguments).orFail().out().strip();
    }

    /**
     * What the engine knows of an image.
     *
     * @param template of Go, like <code>{{.Size}}</code>
     */
    static String inspect(String image, String template) {
        return print("image", "inspect", "--format", template, image);
    }

    /** Copies out of an image that is not running. */
    static void copy(String image, String path, Path target) {
        String container = print("create", image);
        try {
            run("cp", container + ":" + path, target.toString()).orFail();
        } finally {
            run("rm", "--volumes", container);
        }
    }
}
