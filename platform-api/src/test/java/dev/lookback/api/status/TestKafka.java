package dev.lookback.api.status;

import dev.lookback.api.problem.ServiceUnavailableException;

import java.io.IOException;
import java.util.List;

/** A broker, a compressor that is twelve records behind, and nobody else. */
final class TestKafka implements KafkaStatus {

    private boolean available = true;

    void setAvailable(boolean available) {
        this.available = available;
    }

    @Override
    public List<EnvironmentStatus.Node> brokers() {
        if (!available) {
            throw new ServiceUnavailableException("kafka", new IOException("gone"));
        }
        return List.of(new EnvironmentStatus.Node("127.0.0.1:9092", 1_000L, 400L));
    }

    @Override
    public EnvironmentStatus.Consumer consumer(Role role) {
        List<EnvironmentStatus.Member> members = role.name().equals("compressor")
                ? List.of(new EnvironmentStatus.Member("consumer-1", "127.0.0.1", 4))
                : List.of();
        return new EnvironmentStatus.Consumer(role.name(), role.group(), role.topic(), members, members.size() * 12L);
    }

    @Override
    public long taken(String topic) {
        return topic.startsWith("d-") ? 5 : 70;
    }

    @Override
    public EnvironmentStatus.DeadLetters deadLetters(String topic) {
        return new EnvironmentStatus.DeadLetters(topic, 3);
    }
}
