package dev.lookback.blocks.bzip2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What many readers at once may have of the machine. */
class ReadAheadTest {

    private static final int STREAMS = 10;
    private static final int ROOM = 3;

    /** Tasks that no thread has taken yet. */
    private final Deque<Runnable> queue = new ArrayDeque<>();

    private final ReadAhead readAhead = new ReadAhead(queue::add, ROOM);
    private final List<byte[]> expanded = new ArrayList<>();

    @Test
    void allReadersTogetherHaveNoMoreStreamsAheadThanThereIsRoom() throws IOException {
        List<InputStream> readers = List.of(reader(), reader(), reader());
        for (InputStream reader : readers) {
            assertThat(reader.read()).isEqualTo('0');
        }

        assertThat(queue).hasSize(ROOM);
        closeAll(readers);
    }

    @Test
    void aReaderWithoutThreadsReadsToItsEndOnItsOwn() throws IOException {
        List<InputStream> readers = List.of(reader(), reader());

        for (InputStream reader : readers) {
            assertThat(new String(reader.readAllBytes(), UTF_8)).isEqualTo("0123456789");
        }
        assertThat(room()).isEqualTo(ROOM);
    }

    @Test
    void aReaderThatIsClosedEarlyGivesItsRoomBackAndLeavesNothingToDo() throws IOException {
        InputStream reader = reader();
        assertThat(reader.read()).isEqualTo('0');

        reader.close();

        assertThat(room()).isEqualTo(ROOM);
        List<Runnable> left = new ArrayList<>(queue);
        left.forEach(Runnable::run);
        assertThat(expanded).hasSize(1);
    }

    @Test
    void aReaderThatMeetsDamageGivesItsRoomBack() throws IOException {
        byte[] streams = streams();
        streams[streams.length / 2] ^= 1;
        InputStream reader = new Bzip2InputStream(
                new StreamSplitter(new ByteArrayInputStream(streams)), new CommonsBzip2(), readAhead);

        assertThatThrownBy(reader::readAllBytes).isInstanceOf(IOException.class);
        reader.close();

        assertThat(room()).isEqualTo(ROOM);
    }

    private InputStream reader() {
        CommonsBzip2 commons = new CommonsBzip2();
        StreamExpander counting = new StreamExpander() {
            @Override
            public String description() {
                return commons.description();
            }

            @Override
            public Optional<byte[]> expand(byte[] stream) {
                expanded.add(stream);
                return commons.expand(stream);
            }
        };
        return new Bzip2InputStream(new StreamSplitter(new ByteArrayInputStream(streams())), counting, readAhead);
    }

    private static byte[] streams() {
        ByteArrayOutputStream streams = new ByteArrayOutputStream();
        for (int number = 0; number < STREAMS; number++) {
            streams.writeBytes(
                    new CommonsBzip2().compress(Integer.toString(number).getBytes(UTF_8), 0, 1));
        }
        return streams.toByteArray();
    }

    private int room() {
        int room = 0;
        while (readAhead.tryAcquire()) {
            room++;
        }
        for (int taken = 0; taken < room; taken++) {
            readAhead.release();
        }
        return room;
    }

    private static void closeAll(List<InputStream> streams) throws IOException {
        for (InputStream stream : streams) {
            stream.close();
        }
    }
}
