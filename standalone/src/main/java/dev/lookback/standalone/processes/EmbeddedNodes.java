package dev.lookback.standalone.processes;

import dev.lookback.embedded.ElasticsearchSettings;
import dev.lookback.embedded.ElasticsearchVersion;
import dev.lookback.embedded.EmbeddedHome;
import dev.lookback.embedded.KafkaSettings;
import dev.lookback.embedded.NodeCommand;
import dev.lookback.embedded.S3Settings;
import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.instance.InternalPorts;
import dev.lookback.standalone.instance.S3Keys;
import dev.lookback.standalone.settings.Port;
import dev.lookback.standalone.settings.Service;
import dev.lookback.standalone.supervise.ProcessSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** Kafka, Elasticsearch and S3, unless the user has their own. */
final class EmbeddedNodes {
    private static final String HEAP = "-Xmx";

    private final Plan plan;
    private final EmbeddedHome home;
    private final InternalPorts internalPorts;
    private final S3Keys keys;

    EmbeddedNodes(Plan plan, InternalPorts internalPorts, S3Keys keys) {
        this.plan = plan;
        this.home = new EmbeddedHome(plan.installation().home());
        this.internalPorts = internalPorts;
        this.keys = keys;
    }

    List<ProcessSpec> specs() {
        return plan.settings().embedded().stream()
                .map(service -> switch (service) {
                    case KAFKA -> kafka();
                    case ELASTICSEARCH -> elasticsearch();
                    case S3 -> s3();
                })
                .toList();
    }

    private ProcessSpec kafka() {
        KafkaSettings settings = new KafkaSettings(
                plan.data().service("kafka"),
                plan.ports().number(Port.KAFKA),
                internalPorts.number("kafka-controller"));
        return spec(Service.KAFKA, Port.KAFKA, settings.command(home));
    }

    private ProcessSpec elasticsearch() {
        ElasticsearchSettings settings = new ElasticsearchSettings(
                plan.data().service("elasticsearch"),
                plan.ports().number(Port.ELASTICSEARCH),
                internalPorts.number("elasticsearch-transport"),
                ElasticsearchVersion.current());
        return spec(Service.ELASTICSEARCH, Port.ELASTICSEARCH, settings.command(home));
    }

    private ProcessSpec s3() {
        S3Settings settings = new S3Settings(
                plan.data().service("s3"), plan.ports().number(Port.S3), keys.accessKey(), keys.secretKey());
        try {
            Files.createDirectories(settings.bucket(plan.settings().bucket()));
        } catch (IOException e) {
            throw new InstanceFailure("bucket " + plan.settings().bucket() + " cannot be made: " + e.getMessage(), e);
        }
        return spec(Service.S3, Port.S3, settings.command(home));
    }

    private ProcessSpec spec(Service service, Port port, NodeCommand node) {
        String name = service.settingName();
        List<String> command = node.command().stream()
                .map(argument -> argument.startsWith(HEAP) ? heap(name, argument) : argument)
                .toList();
        return new ProcessSpec(
                name,
                Set.of(),
                plan.ports().number(port),
                new ProcessSpec.Launch(
                        command,
                        node.environment(),
                        plan.data().work(name),
                        plan.data().log(name)),
                node::isReady);
    }

    private String heap(String name, String argument) {
        return HEAP + plan.settings().heap(name, argument.substring(HEAP.length()));
    }
}
