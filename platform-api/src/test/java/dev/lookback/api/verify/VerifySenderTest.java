package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.interval;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

class VerifySenderTest {

    private static final int INTERVALS = 60;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final SampleArchive archive = new SampleArchive();
    private final SlowArchive slow = new SlowArchive();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final VerifyMetrics metrics = new VerifyMetrics(registry);
    private final VerifySender sender = new VerifySender(Duration.ofMillis(5), metrics);
    private final List<VerifyProgress> progress = new ArrayList<>();
    private final List<VerifyAnswer> answers = new ArrayList<>();

    VerifySenderTest() {
        for (int number = 0; number < INTERVALS; number++) {
            archive.part(interval(number), 0, 0, 9);
        }
    }

    @Test
    void tellsThatItGoesOnUntilItHasTheAnswer() throws InterruptedException {
        sender.send(verification(), new Client(3));

        assertThat(progress).hasSizeGreaterThanOrEqualTo(3).first().satisfies(first -> {
            assertThat(first.intervals()).isEqualTo(INTERVALS);
            assertThat(first.checked()).isZero();
        });
        assertThat(answers).singleElement().matches(VerifyAnswer::whole);
    }

    @Test
    void aClientThatGoesAwayEndsTheWork() throws InterruptedException {
        Verification verification = verification();

        sender.send(verification, new Client(1) {
            @Override
            public void goesOn(VerifyProgress now) throws IOException {
                progress.add(now);
                Thread.ofVirtual().start(() -> {
                    try {
                        await().atMost(LIMIT).until(verification::isStopped);
                    } finally {
                        slow.release();
                    }
                });
                throw new IOException("broken pipe");
            }
        });

        assertThat(answers).isEmpty();
        assertThat(verification.progress().checked()).isZero();
    }

    @Test
    void whatFailsAtOnceIsThrownAndSoHasAStatus() {
        slow.release();
        slow.failure = new UncheckedIOException(new IOException("away"));

        assertThatThrownBy(() -> new VerifySender(Duration.ofMinutes(5), metrics).send(verification(), new Client(1)))
                .isSameAs(slow.failure);
        assertThat(answers).isEmpty();
    }

    @Test
    void whatFailsLaterIsAnAnswerThatIsNotWhole() throws InterruptedException {
        sender.send(verification(), new Client(1) {
            @Override
            public void goesOn(VerifyProgress now) throws IOException {
                slow.failure = new UncheckedIOException(new IOException("away"));
                super.goesOn(now);
            }
        });

        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.whole()).isFalse();
            assertThat(answer.error()).isEqualTo("archive: no answer (java.io.IOException: away)");
        });
    }

    private Verification verification() {
        return archive.verification(slow, FIRST, interval(INTERVALS - 1));
    }

    private class Client implements VerifySender.Client {

        private final int waits;

        /** @param waits signs of life until the archive goes on */
        Client(int waits) {
            this.waits = waits;
        }

        @Override
        public void goesOn(VerifyProgress now) throws IOException {
            progress.add(now);
            if (progress.size() >= waits) {
                slow.release();
            }
        }

        @Override
        public void ends(VerifyAnswer answer) {
            answers.add(answer);
        }
    }

    /** It lists when it is let. */
    private final class SlowArchive implements BlockObjects {

        private final CountDownLatch latch = new CountDownLatch(1);
        private volatile UncheckedIOException failure;

        void release() {
            latch.countDown();
        }

        @Override
        public List<BlockObject> list(Environment environment, Interval first, Interval last) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failure != null) {
                throw failure;
            }
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
}
