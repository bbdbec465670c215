package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.data;
import static dev.lookback.api.verify.SampleArchive.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

class ChangingArchiveTest {

    private final SampleArchive archive = new SampleArchive();

    @Test
    void anArchiveThatDoesNotAnswerIsNotCalledDamaged() {
        PartManifest part = archive.part(FIRST, 0, 0, 9);
        for (String key : List.of(data(part), manifest(part))) {
            VerifyAnswer answer = archive.verify(
                    new Seen() {
                        @Override
                        public InputStream open(BlockObject object) throws IOException {
                            if (object.key().equals(key)) {
                                return new FailingStream(super.open(object));
                            }
                            return super.open(object);
                        }
                    },
                    FIRST,
                    FIRST);

            assertThat(answer.whole()).isFalse();
            assertThat(answer.problems()).isEmpty();
            assertThat(answer.unknown()).singleElement().satisfies(unknown -> {
                assertThat(unknown.reason()).isEqualTo(Unknown.Reason.UNREADABLE);
                assertThat(unknown.key()).isEqualTo(key);
            });
        }
    }

    /** A compressor, or whoever removes leftovers, works meanwhile. */
    @Test
    void whatChangesWhileItIsLookedAtIsListedAgain() {
        PartManifest leftover = archive.part(FIRST, 0, 0, 4);
        VerifyAnswer answer = archive.verify(
                new Seen() {
                    @Override
                    public InputStream open(BlockObject object) throws IOException {
                        if (object.key().equals(data(leftover))) {
                            archive.part(FIRST, 0, 0, 9);
                            archive.objects.remove(data(leftover));
                            archive.objects.remove(manifest(leftover));
                        }
                        return super.open(object);
                    }
                },
                FIRST,
                FIRST);

        assertThat(answer.problems()).isEmpty();
        assertThat(answer.whole()).isTrue();
        assertThat(answer.parts()).isOne();
    }

    /** The archive as a subclass lets it be seen. */
    private class Seen implements BlockObjects {

        @Override
        public List<BlockObject> list(Environment environment, Interval first, Interval last) {
            return archive.objects.list(environment, first, last);
        }

        @Override
        public Optional<Interval> oldest(Environment environment) {
            return archive.objects.oldest(environment);
        }

        @Override
        public InputStream open(BlockObject object) throws IOException {
            return archive.objects.open(object);
        }
    }

    /** Ends in the middle, by a failure. */
    private static final class FailingStream extends java.io.FilterInputStream {

        private int left = 40;

        FailingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("connection reset");
            }
            int read = super.read(buffer, offset, Math.min(left, length));
            left -= read;
            return read;
        }
    }
}
