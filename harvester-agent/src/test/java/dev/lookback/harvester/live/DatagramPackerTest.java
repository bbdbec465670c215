package dev.lookback.harvester.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.live.LiveDatagram;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

class DatagramPackerTest {

    private static final String HEAD = "LBU1 test\n";

    private final List<String> datagrams = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final DatagramPacker packer = new DatagramPacker(new Environment("test"), this::sent);

    @Test
    void putsLinesThatComeTogetherIntoOneDatagram() {
        add("one");
        add("two");
        assertThat(datagrams).isEmpty();

        packer.flush();

        assertThat(datagrams).containsExactly(HEAD + "one\ntwo\n");
        assertThat(counts).containsExactly(2);
    }

    @Test
    void sendsNothingWhereThereIsNothing() {
        packer.flush();
        add("one");
        packer.flush();
        packer.flush();

        assertThat(datagrams).containsExactly(HEAD + "one\n");
    }

    @Test
    void beginsAnotherDatagramForALineThatWouldPassTheLimit() {
        String fits = "x".repeat(LiveDatagram.MAX_BYTES - HEAD.length() - 5);
        add("one");
        add(fits);
        add("three");
        packer.flush();

        assertThat(datagrams).containsExactly(HEAD + "one\n" + fits + "\n", HEAD + "three\n");
        assertThat(datagrams.getFirst()).hasSize(LiveDatagram.MAX_BYTES);
        assertThat(counts).containsExactly(2, 1);
    }

    @Test
    void givesALineThatAloneIsLongerADatagramOfItsOwn() {
        String longest = "x".repeat(LiveDatagram.MAX_LINE_BYTES);
        add("before");
        add(longest);
        add("behind");
        packer.flush();

        assertThat(datagrams).containsExactly(HEAD + "before\n", HEAD + longest + "\n", HEAD + "behind\n");
        assertThat(counts).containsExactly(1, 1, 1);
    }

    private void add(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
        packer.add(bytes, 0, bytes.length);
    }

    private void sent(ByteBuffer datagram, int events) {
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        datagrams.add(new String(bytes, StandardCharsets.US_ASCII));
        counts.add(events);
    }
}
