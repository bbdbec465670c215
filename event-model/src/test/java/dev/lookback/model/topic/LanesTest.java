package dev.lookback.model.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Interval;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.stream.IntStream;

class LanesTest {

    @Test
    void hashesLikeKafka() {
        List<String> hosts = List.of("", "a", "ab", "abc", "abcd", "web-1", "wörter", "10.0.0.7", "db-12.example.org");
        for (String host : hosts) {
            byte[] bytes = host.getBytes(UTF_8);
            assertThat(Lanes.murmur2(bytes)).as(host).isEqualTo(Utils.murmur2(bytes));
        }
    }

    @Test
    void oneLanePutsAnIntervalIntoOnePartition() {
        Lanes one = new Lanes(1);

        assertThat(IntStream.range(0, 100).map(host -> one.partition(new Interval(5_984_833), "web-" + host, 4)))
                .containsOnly(1);
        assertThat(one.partition(new Interval(5_984_834), "web-1", 4)).isEqualTo(2);
    }

    @Test
    void lanesSpreadAnIntervalOverAsManyPartitions() {
        Lanes two = new Lanes(2);

        assertThat(IntStream.range(0, 100).map(host -> two.partition(new Interval(5), "web-" + host, 4)))
                .containsOnly(2, 3);
    }

    @Test
    void thereAreNoMoreLanesThanPartitions() {
        assertThatThrownBy(() -> new Lanes(5).partition(new Interval(0), "web-1", 4))
                .hasMessage("lanes: 5 (expected: at most 4, the partitions)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1prod", "Prod", "prod_eu", "prod.eu", "-prod", "a1234567890123456789012345678901"})
    void refusesAnyOtherEnvironment(String name) {
        assertThatThrownBy(() -> new Environment(name)).hasMessageStartingWith("environment: " + name);
    }

    @Test
    void anEnvironmentNamesItsTopics() {
        Environment environment = new Environment("prod-eu");

        assertThat(environment.harvestTopic()).isEqualTo("h-prod-eu");
        assertThat(environment.chunkTopic()).isEqualTo("c-prod-eu");
        assertThat(environment.deadLetterTopic()).isEqualTo("d-prod-eu");
    }
}
