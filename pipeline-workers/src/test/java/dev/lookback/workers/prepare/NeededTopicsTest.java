package dev.lookback.workers.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.topic.Environment;
import dev.lookback.model.topic.TopicSpec;
import dev.lookback.workers.Role;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

class NeededTopicsTest {

    private final NeededTopics topics = new NeededTopics(new Environment("prod"), 12, 16);

    @Test
    void allRolesNeedAllTopicsEachOnce() {
        assertThat(partitions(EnumSet.allOf(Role.class)))
                .isEqualTo(Map.of(
                        "h-prod", 12,
                        "c-prod", 12,
                        "d-prod", 1,
                        "lookback-history-tasks", 16,
                        "lookback-history-progress", 16));
    }

    @Test
    void aProxyNeedsWhatItWritesTo() {
        assertThat(partitions(EnumSet.of(Role.NACL_PROXY))).isEqualTo(Map.of("h-prod", 12));
    }

    private Map<String, Integer> partitions(Set<Role> roles) {
        return topics.of(roles).stream().collect(Collectors.toMap(TopicSpec::name, TopicSpec::partitions));
    }
}
