package dev.lookback.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

abstract class PoliciesContract {

    private static final Environment PROD = new Environment("prod");
    private static final Environment PROD_EU = new Environment("prod-eu");

    abstract TestCluster cluster();

    @BeforeEach
    void wipe() {
        cluster().wipe();
    }

    @Test
    void whatWasSetIsFoundAsItWas() {
        PolicyRecord saved = policies()
                .save(new PolicyRecord(
                        PROD,
                        Optional.of(Duration.ofDays(3)),
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.of(Duration.ofDays(400)),
                        Optional.of(5_000_000_000_000L),
                        Optional.of(3),
                        Optional.empty()));

        assertThat(saved.version()).isPresent();
        assertThat(policies().find(PROD)).contains(saved);
        assertThat(policies().find(PROD_EU)).isEmpty();
    }

    @Test
    void whatWasLeftOutStaysLeftOut() {
        PolicyRecord saved = policies().save(retention(PROD, 2));

        assertThat(policies().find(PROD)).contains(saved);
        assertThat(saved.historyTtl()).isEmpty();
        assertThat(saved.historyMaxBytes()).isEmpty();
        assertThat(saved.historyMaxConcurrent()).isEmpty();
    }

    @Test
    void aPolicyIsChangedByTheOneWhoReadItLast() {
        PolicyRecord first = policies().save(retention(PROD, 2));
        PolicyRecord second = policies().save(retention(PROD, 3).with(first.version()));

        assertThatExceptionOfType(RecordConflictException.class)
                .isThrownBy(() -> policies().save(retention(PROD, 4).with(first.version())));
        assertThatExceptionOfType(RecordConflictException.class)
                .isThrownBy(() -> policies().save(retention(PROD, 5)));

        assertThat(policies().find(PROD)).contains(second);
        assertThat(second.version()).isNotEqualTo(first.version());
    }

    @Test
    void everyEnvironmentHasItsOwn() {
        PolicyRecord prod = policies().save(retention(PROD, 2));
        PolicyRecord other = policies().save(retention(PROD_EU, 9));

        assertThat(policies().find(PROD)).contains(prod);
        assertThat(policies().find(PROD_EU)).contains(other);
    }

    @Test
    void afterAWipeNoneIsSet() {
        policies().save(retention(PROD, 2));
        cluster().wipe();

        assertThat(policies().find(PROD)).isEmpty();
        assertThat(policies().save(retention(PROD, 3)).version()).isPresent();
    }

    private Policies policies() {
        return cluster().policies();
    }

    private static PolicyRecord retention(Environment environment, int days) {
        return new PolicyRecord(
                environment,
                Optional.of(Duration.ofDays(days)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
