package dev.lookback.api.verify;

import static dev.lookback.api.verify.SampleArchive.FIRST;
import static dev.lookback.api.verify.SampleArchive.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.problem.ServiceUnavailableException;
import dev.lookback.model.block.GzipBlockCodec;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CancellationException;

class VerificationsTest {

    private static final VerifyOrder ORDER = new VerifyOrder(PROD, FIRST, FIRST);

    private final SampleArchive archive = new SampleArchive();
    private final Verifications verifications = new Verifications(
            new TestArchive().archive(),
            new Verification.Archived(archive.objects, new GzipBlockCodec(), SampleArchive.INTERVALS),
            (environment, time) -> true,
            2);

    @Test
    void onlySoManyRunAtOnce() {
        verifications.use(
                ORDER,
                one -> verifications.use(
                        ORDER,
                        other -> assertThatThrownBy(() -> verifications.use(ORDER, third -> {}))
                                .isInstanceOf(ServiceUnavailableException.class)
                                .hasMessage(
                                        "lookback.verify.max-checks: 2 checks run now (expected: fewer; come again)")));

        verifications.use(ORDER, one -> assertThat(one.run().intervals()).isOne());
    }

    @Test
    void aStopEndsThoseThatRunAndLetsNoneBegin() {
        verifications.use(ORDER, one -> {
            verifications.stop();
            assertThatThrownBy(one::run).isInstanceOf(CancellationException.class);
        });

        assertThatThrownBy(() -> verifications.use(ORDER, one -> {})).isInstanceOf(ServiceUnavailableException.class);
    }
}
