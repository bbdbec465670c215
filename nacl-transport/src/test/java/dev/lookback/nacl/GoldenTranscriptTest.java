package dev.lookback.nacl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

class GoldenTranscriptTest {

    private final Transcript golden = Transcript.golden();

    @Test
    void keysAreThoseOfTheOtherLibrary() {
        assertThat(golden.client().publicKey().bytes()).isEqualTo(golden.bytes("client-public"));
        assertThat(golden.proxy().publicKey().bytes()).isEqualTo(golden.bytes("proxy-public"));
    }

    @Test
    void theHarvesterSaysWhatTheOtherLibraryHasSaid() throws NaclException {
        ClientHandshake client = golden.clientHandshake();

        assertThat(client.hello()).isEqualTo(golden.bytes("hello"));
        assertThat(client.initiate(golden.bytes("welcome")).message()).isEqualTo(golden.bytes("initiate"));
    }

    @Test
    void theProxyAnswersAsTheOtherLibraryAndKnowsWhoAsks() throws NaclException {
        ServerHandshake proxy = golden.serverHandshake();

        assertThat(proxy.welcome(golden.bytes("hello"))).isEqualTo(golden.bytes("welcome"));
        assertThat(proxy.accept(golden.bytes("initiate")).client())
                .isEqualTo(golden.client().publicKey());
    }

    @Test
    void theProxyReadsTheFramesOfTheOtherLibrary() throws NaclException {
        ServerHandshake proxy = golden.serverHandshake();
        proxy.welcome(golden.bytes("hello"));
        OpeningStream opening = proxy.accept(golden.bytes("initiate")).keys().opening(golden.bytes("up-header"));

        List<byte[]> frames = golden.ciphertexts("up-frame");
        BatchFrame first = BatchFrame.parse(opening.open(frames.get(0)));
        BatchFrame second = BatchFrame.parse(opening.open(frames.get(1)));

        assertThat(first)
                .usingRecursiveComparison()
                .isEqualTo(new BatchFrame(
                        7,
                        new Environment("prod"),
                        Map.of("lb-version", "1", "lb-host", "web-1"),
                        "web-1",
                        "\u001f\u008bgzip\n\0".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(second.id()).isEqualTo(8);
    }

    @Test
    void theHarvesterReadsTheAnswersOfTheOtherLibrary() throws NaclException {
        ClientHandshake client = golden.clientHandshake();
        client.hello();
        OpeningStream opening = client.initiate(golden.bytes("welcome")).keys().opening(golden.bytes("down-header"));

        List<byte[]> frames = golden.ciphertexts("down-frame");

        assertThat(Answer.parse(opening.open(frames.get(0)))).isEqualTo(new Answer.Ack(7));
        assertThat(Answer.parse(opening.open(frames.get(1)))).isEqualTo(new Answer.Nack(8, "kafka is away", true));
    }
}
