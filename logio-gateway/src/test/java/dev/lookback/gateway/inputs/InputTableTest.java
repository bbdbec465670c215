package dev.lookback.gateway.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;

class InputTableTest {

    private final InputTable table = new InputTable(3, 10);

    @Test
    void findsTheSameInputForTheSameNames() {
        assertThat(find("nginx", "web-1")).isSameAs(find("nginx", "web-1"));
        assertThat(find("nginx", "web-1")).isNotSameAs(find("nginx", "web-2"));
        assertThat(find("nginxw", "eb-1")).isNotSameAs(find("nginx", "web-1"));
    }

    @Test
    void readsNamesAsJsonWritesThem() {
        Input input = find("a\\\"\\u00e9", "ü");

        assertThat(input.stream()).isEqualTo("a\"é");
        assertThat(input.source()).isEqualTo("ü");
    }

    @Test
    void averagesOverTheLastSeconds() {
        Input input = find("nginx", "web-1");
        for (int i = 0; i < 12; i++) {
            input.count(true);
        }

        assertThat(table.tick()).containsExactly(new InputRate("nginx", "web-1", 12));
        assertThat(table.tick()).containsExactly(new InputRate("nginx", "web-1", 6));
        assertThat(table.tick()).containsExactly(new InputRate("nginx", "web-1", 4));
        assertThat(table.tick()).containsExactly(new InputRate("nginx", "web-1", 3));
        assertThat(table.tick()).containsExactly(new InputRate("nginx", "web-1", 2.4));
        assertThat(table.tick()).containsExactly(new InputRate("nginx", "web-1", 0));
    }

    @Test
    void doesNotListWhatOnlyPeersSend() {
        find("nginx", "web-1").count(false);

        assertThat(table.tick()).isEmpty();
    }

    @Test
    void forgetsWhatHasBeenQuietAndKeepsTheRest() {
        for (int i = 0; i < 3; i++) {
            find("s" + i, "h").count(true);
        }
        Input kept = find("s1", "h");
        for (int i = 0; i < 10; i++) {
            kept.count(true);
            table.tick();
        }

        kept.count(true);
        assertThat(table.tick()).extracting(InputRate::stream).containsExactly("s1");
        assertThat(find("s1", "h")).isSameAs(kept);
        assertThat(table.size()).isOne();
    }

    @Test
    void hasABoundAndGoesOnBeyondIt() {
        for (int i = 0; i < 3; i++) {
            find("s" + i, "h").count(true);
        }

        Input further = find("s3", "h");
        further.count(true);

        assertThat(further.stream()).isEqualTo("s3");
        assertThat(table.tick()).hasSize(3);
        assertThat(table.unlisted()).isOne();
        find("x".repeat(600), "h");
        assertThat(table.size()).isEqualTo(3);
    }

    @Test
    void aMergedListHasTheHighestRateOfEach() {
        List<InputRate> one = List.of(new InputRate("b", "h", 2), new InputRate("a", "h", 1));
        List<InputRate> other = List.of(new InputRate("a", "h", 3), new InputRate("c", "h", 0.5));

        assertThat(InputList.merge(List.of(one, other), 10))
                .containsExactly(new InputRate("a", "h", 3), new InputRate("b", "h", 2), new InputRate("c", "h", 0.5));
        assertThat(InputList.merge(List.of(one, other), 2))
                .containsExactly(new InputRate("a", "h", 3), new InputRate("b", "h", 2));
    }

    private Input find(String stream, String source) {
        byte[] line = ("<" + stream + "|" + source + ">").getBytes(StandardCharsets.UTF_8);
        int streamLength = stream.getBytes(StandardCharsets.UTF_8).length;
        return table.find(line, 1, streamLength, streamLength + 2, line.length - streamLength - 3);
    }
}
