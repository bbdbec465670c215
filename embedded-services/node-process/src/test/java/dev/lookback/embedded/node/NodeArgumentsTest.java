package dev.lookback.embedded.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class NodeArgumentsTest {
    @Test
    void readsNamesAndValues() {
        NodeArguments arguments = NodeArguments.parse("directory=/data/a=b", "port=9092");

        assertThat(arguments.path("directory")).isEqualTo(Path.of("/data/a=b"));
        assertThat(arguments.port("port")).isEqualTo(9092);
        assertThat(arguments.optional("parent")).isEmpty();
    }

    @Test
    void namesWhatIsAbsent() {
        assertThatThrownBy(() -> NodeArguments.parse("port=9092").path("directory"))
                .hasMessage("directory: absent (expected: directory=value)");
    }

    @Test
    void refusesWhatHasNoName() {
        assertThatThrownBy(() -> NodeArguments.parse("=9092")).hasMessage("argument: =9092 (expected: name=value)");
    }

    @Test
    void refusesANameGivenTwice() {
        assertThatThrownBy(() -> NodeArguments.parse("port=9092", "port=9093"))
                .hasMessage("port: given twice (expected: once)");
    }
}
