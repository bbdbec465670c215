package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

class FrameLinesTest {

    @Test
    void aBatchIsALineAndItsBytes() throws NaclException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("lb-version", "1");
        headers.put("lb-prev", "");
        BatchFrame frame = new BatchFrame(7, new Environment("prod"), headers, "wéb-1", new byte[] {10, 0, 10});

        byte[] bytes = frame.toBytes();

        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("""
                        {"id":7,"environment":"prod","headers":{"lb-version":"1","lb-prev":""},"key":"wéb-1"}
                        \n\0
                        """);
        assertThat(BatchFrame.parse(bytes)).usingRecursiveComparison().isEqualTo(frame);
    }

    @Test
    void anAnswerIsALine() throws NaclException {
        for (Answer answer : new Answer[] {new Answer.Ack(7), new Answer.Nack(8, "h-prod: not yet", true)}) {
            assertThat(Answer.parse(answer.toBytes())).isEqualTo(answer);
        }
        assertThat(new Answer.Ack(7).toBytes()).asString().isEqualTo("{\"ack\":7}\n");
        assertThat(new Answer.Nack(7, "no", false).toBytes())
                .asString()
                .isEqualTo("{\"nack\":7,\"error\":\"no\",\"retry\":false}\n");
    }

    @Test
    void whatALaterVersionAddsIsPassedOver() throws NaclException {
        assertThat(Answer.parse("{\"ack\":7,\"offset\":12}\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Answer.Ack(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null\n",
                "[]\n",
                "{}\n",
                "{\"id\":7}\n",
                "{\"id\":7,\"environment\":\"PROD\",\"headers\":{},\"key\":\"web-1\"}\n",
                "{\"id\":null,\"environment\":\"prod\",\"headers\":{},\"key\":\"web-1\"}\n",
                "{\"id\":7,\"environment\":\"prod\",\"headers\":{\"lb-host\":null},\"key\":\"web-1\"}\n",
                "{\"id\":7,\"environment\":\"prod\",\"headers\":[],\"key\":\"web-1\"}\n",
                "{\"nack\":7,\"error\":\"no\"}\n",
                "{\"nack\":7,\"retry\":true}\n"
            })
    void anythingElseIsRefused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> BatchFrame.parse(bytes)).isInstanceOf(NaclException.class);
        assertThatThrownBy(() -> Answer.parse(bytes)).isInstanceOf(NaclException.class);
    }

    @Test
    void aLineIsBounded() {
        byte[] bytes = new byte[100_000];
        bytes[99_999] = '\n';

        assertThatThrownBy(() -> BatchFrame.parse(bytes)).hasMessageContaining("in its first 65536 bytes");
    }
}
