package dev.lookback.harvester.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class GlobTest {

    @TempDir
    private Path root;

    @BeforeEach
    void setUp() throws IOException {
        for (String file : List.of("a.log", "b.txt", "x/c.log", "x/y/d.log", "z/e.log")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.createFile(root.resolve(file));
        }
        Files.createSymbolicLink(root.resolve("x/y/round"), root);
    }

    @Test
    void findsByName() {
        assertThat(find("a.log")).containsExactly("a.log");
        assertThat(find("*.log")).containsExactly("a.log");
        assertThat(find("?.{log,txt}")).containsExactlyInAnyOrder("a.log", "b.txt");
        assertThat(find("[!a].*")).containsExactly("b.txt");
    }

    @Test
    void findsInDirectories() {
        assertThat(find("*/*.log")).containsExactlyInAnyOrder("x/c.log", "z/e.log");
        assertThat(find("x/*/d.log")).containsExactly("x/y/d.log");
    }

    @Test
    void findsInAllDirectoriesThoughLinksGoRound() {
        assertThat(find("**/*.log")).contains("a.log", "x/c.log", "x/y/d.log", "z/e.log");
        assertThat(find("x/**/d.log")).contains("x/y/d.log");
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(find("none/*.log")).isEmpty();
        assertThat(find("a.log/*")).isEmpty();
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Glob.parse("/var/[log")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Glob.parse("/")).hasMessage("no file's path");
    }

    private List<String> find(String pattern) {
        List<String> found = new ArrayList<>();
        Glob.parse(root + "/" + pattern).visit(new Glob.Visitor() {
            @Override
            public void file(Path path) {
                if (Files.isRegularFile(path)) {
                    found.add(root.relativize(path).toString());
                }
            }

            @Override
            public void directory(Path directory) {}

            @Override
            public void unreadable(Path directory, IOException reason) {
                throw new AssertionError(directory + ": " + reason);
            }
        });
        return found;
    }
}
