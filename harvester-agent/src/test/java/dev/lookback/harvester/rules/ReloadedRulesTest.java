package dev.lookback.harvester.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.harvester.event.LastErrors;
import dev.lookback.harvester.event.LoggedErrors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class ReloadedRulesTest {

    private static final String ONE = "- set: {labels.a: b}\n";

    private final LastErrors errors = new LastErrors(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @TempDir
    private Path directory;

    private Path file;
    private ReloadedRules rules;
    private LoggedErrors logged;

    @BeforeEach
    void listen() {
        logged = LoggedErrors.listen(errors);
    }

    @AfterEach
    void stopListening() {
        logged.close();
    }

    @BeforeEach
    void readOne() throws Exception {
        file = directory.resolve("rules.yaml");
        rules = new ReloadedRules(new RulesFile(file), SampleRules.READER, (rule, problem) -> {}, Clock.systemUTC());
        Files.writeString(file, ONE);
        rules.readFirst();
    }

    @Test
    void takesANewFileWhenItLooksTheSameTwice() throws IOException {
        RuleSet first = rules.get();
        rules.look(false);
        assertThat(rules.get()).isSameAs(first);

        Files.writeString(file, ONE + ONE);
        rules.look(false);
        assertThat(rules.get()).isSameAs(first);
        Files.writeString(file, ONE + ONE + ONE);
        rules.look(false);
        assertThat(rules.get()).isSameAs(first);
        rules.look(false);

        assertThat(rules.get().size()).isEqualTo(3);
    }

    @Test
    void takesANewFileAtOnceWhenAsked() throws IOException {
        Files.writeString(file, ONE + ONE);

        rules.look(true);

        assertThat(rules.get().size()).isEqualTo(2);
    }

    @Test
    void keepsTheOldRulesWhileTheFileIsWrongAndSaysSoOnce() throws IOException {
        RuleSet first = rules.get();
        Files.writeString(file, "- drip:\n");
        for (int i = 0; i < 5; i++) {
            rules.look(false);
        }

        assertThat(rules.get()).isSameAs(first);
        assertThat(errors.byPlace().get("rules").times()).isOne();
        assertThat(rules.state().problem().orElseThrow()).contains(file + ": line 1: drip: unknown");

        Files.writeString(file, ONE);
        rules.look(false);
        rules.look(false);
        assertThat(rules.state().problem()).isEmpty();
        assertThat(rules.get().size()).isOne();
    }

    @Test
    void anEmptyFileIsNotTakenForNoRules() throws IOException {
        Files.writeString(file, "");
        rules.look(true);

        assertThat(rules.get().size()).isOne();
        assertThat(rules.state().problem().orElseThrow()).contains("nothing (expected: a list of rules");
    }

    @Test
    void keepsTheOldRulesWhileTheFileIsAway() throws IOException {
        Files.delete(file);
        rules.look(false);
        rules.look(false);
        assertThat(rules.get().size()).isOne();
        assertThat(errors.byPlace().get("rules").times()).isOne();
        assertThat(rules.state().problem().orElseThrow()).endsWith("missing (expected: a file of rules)");

        Files.writeString(file, ONE);
        rules.look(false);
        rules.look(false);

        assertThat(rules.state().problem()).isEmpty();
    }

    @Test
    void refusesAFileThatIsTooLarge() throws IOException {
        Files.writeString(file, "# ".repeat(RulesReader.MAX_BYTES));

        assertThatThrownBy(() -> rules.readFirst())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }
}
