package dev.lookback.embedded.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The broker's settings: one node, little memory, soon back after a kill. */
record BrokerSettings(Path log, int port, int controllerPort) {
    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    /** More than any consumer of ours is ever away: a group that lost its offsets starts at the earliest. */
    private static final String OFFSETS_KEPT_MINUTES = Integer.toString(365 * 24 * 60);

    private static final String MAX_MESSAGE_BYTES = Integer.toString(16 * 1024 * 1024);

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(addresses());
        properties.putAll(singleNode());
        properties.putAll(quickRestart());
        properties.putAll(sizes());
        return properties;
    }

    private Map<String, String> addresses() {
        String broker = "PLAINTEXT://127.0.0.1:" + port;
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE_ID),
                "controller.quorum.voters",
                NODE_ID + "@127.0.0.1:" + controllerPort,
                "listeners",
                broker + "," + CONTROLLER + "://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                broker,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                "PLAINTEXT",
                "log.dirs",
                log.toString());
    }

    private static Map<String, String> singleNode() {
        return Map.of(
                "auto.create.topics.enable", "false",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "3",
                "offsets.retention.minutes", OFFSETS_KEPT_MINUTES,
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "3",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "3");
    }

    /** A killed broker stays registered until its session ends, and the new one waits for that: 4 s instead of 13. */
    private static Map<String, String> quickRestart() {
        return Map.of(
                "broker.heartbeat.interval.ms", "500",
                "broker.session.timeout.ms", "2000",
                "controller.quorum.election.timeout.ms", "300",
                "controller.quorum.fetch.timeout.ms", "600",
                "initial.broker.registration.timeout.ms", "60000",
                "group.initial.rebalance.delay.ms", "0");
    }

    private static Map<String, String> sizes() {
        return Map.of(
                "message.max.bytes",
                MAX_MESSAGE_BYTES,
                "replica.fetch.max.bytes",
                MAX_MESSAGE_BYTES,
                "log.cleaner.dedupe.buffer.size",
                Integer.toString(2 * 1024 * 1024),
                "log.segment.bytes",
                Integer.toString(64 * 1024 * 1024),
                "num.network.threads",
                "2",
                "num.io.threads",
                "4",
                "background.threads",
                "2",
                "num.recovery.threads.per.data.dir",
                "1");
    }
}
