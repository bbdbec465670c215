package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The Java runtime of the images has what the packaged classes refer to, and nothing that nobody said why. */
class RuntimeModulesIT {
    private static final Path ROOT = Path.of(System.getProperty("lookback.root", ".."));

    @Test
    void theListOfModulesIsThatOfThePackagedClasses() throws IOException {
        Map<String, Set<String>> users =
                new ModuleUsers().inJarsOf("platform-api", "pipeline-workers", "harvester-agent", "logio-gateway");

        Set<String> listed = new TreeSet<>(listed(""));
        listed.addAll(listed("-"));
        assertThat(users.keySet())
                .as("images/modules, beside what refers to each module: %s", users)
                .isEqualTo(listed);
        assertThat(listed("+")).doesNotContainAnyElementsOf(users.keySet());
    }

    /** @param mark before a name; none: those that a class refers to */
    private static Set<String> listed(String mark) throws IOException {
        return Files.readAllLines(ROOT.resolve("images").resolve("modules")).stream()
                .filter(line -> line.matches("\\Q" + mark + "\\E[a-z].*"))
                .map(line -> line.substring(mark.length()))
                .collect(Collectors.toSet());
    }
}
