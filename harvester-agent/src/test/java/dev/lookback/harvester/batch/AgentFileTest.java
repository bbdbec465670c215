package dev.lookback.harvester.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Interval;
import dev.lookback.process.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class AgentFileTest {

    @TempDir
    private Path directory;

    @Test
    void beginsWithANewNameAndZero() {
        AgentState state = new AgentFile(directory.resolve("new/spool")).take();

        assertThat(state.agent()).matches("[0-9a-v]{18}");
        assertThat(state.next()).isZero();
        assertThat(state.previous()).isEmpty();
    }

    @Test
    void goesOnWhereItWasPutBack() {
        AgentState state = new AgentState("0f3k9q2m7c00000042", 17, Optional.of(Interval.parse("3k9xd")));
        new AgentFile(directory).putBack(state);

        assertThat(new AgentFile(directory).take()).isEqualTo(state);
    }

    @Test
    void givesNoNameTwiceWhenItWasNotPutBack() {
        AgentState killed = new AgentFile(directory).take();
        assertThat(new AgentFile(directory).take().agent()).isNotEqualTo(killed.agent());

        new AgentFile(directory).putBack(killed);
        AgentState first = new AgentFile(directory).take();
        AgentState second = new AgentFile(directory).take();

        assertThat(first.agent()).isEqualTo(killed.agent());
        assertThat(second.agent()).isNotEqualTo(killed.agent());
    }

    @Test
    void beginsAnewWhenTheFileIsDamaged() throws IOException {
        Files.writeString(directory.resolve("agent.properties"), "agent=x\nnext=soon\n");

        AgentState state = new AgentFile(directory).take();

        assertThat(state.agent()).isNotEqualTo("x");
        assertThat(state.next()).isZero();
    }

    @Test
    void refusesADirectoryThatIsNone() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new AgentFile(file).take())
                .isInstanceOf(StartRefusedException.class)
                .hasMessageStartingWith("lookback.harvester.spool.directory: " + file);
    }
}
