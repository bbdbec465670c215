package dev.lookback.standalone.processes;

import dev.lookback.standalone.instance.InstanceState.Connections;
import dev.lookback.standalone.instance.InstanceState.S3Access;
import dev.lookback.standalone.instance.InternalPorts;
import dev.lookback.standalone.instance.NaclKeys;
import dev.lookback.standalone.instance.S3Keys;
import dev.lookback.standalone.settings.Port;
import dev.lookback.standalone.settings.Service;
import dev.lookback.standalone.supervise.ProcessSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All processes of an instance, those first that others need. */
public final class Processes {
    private final Plan plan;
    private final S3Keys keys;
    private final List<ProcessSpec> specs;

    public Processes(Plan plan, InternalPorts internalPorts, S3Keys keys, NaclKeys naclKeys) {
        this.plan = plan;
        this.keys = keys;
        this.specs = new ArrayList<>(new EmbeddedNodes(plan, internalPorts, keys).specs());
        specs.addAll(new BootApps(plan, new BootSettings(plan, keys, naclKeys)).specs());
    }

    public List<ProcessSpec> specs() {
        return List.copyOf(specs);
    }

    /** What others need to reach the instance. */
    public Connections connections() {
        Map<String, Integer> numbers =
                plan.ports().used().stream().collect(Collectors.toMap(Port::settingName, plan.ports()::number));
        return new Connections(plan.settings().environment(), numbers, s3());
    }

    private S3Access s3() {
        if (plan.settings().isEmbedded(Service.S3)) {
            String endpoint = "http://127.0.0.1:" + plan.ports().number(Port.S3);
            return new S3Access(endpoint, plan.settings().bucket(), keys.accessKey(), keys.secretKey());
        }
        return new S3Access(
                plan.settings().value("spring.cloud.aws.s3.endpoint").orElse(null),
                plan.settings().bucket(),
                plan.settings().value("spring.cloud.aws.credentials.access-key").orElse(null),
                plan.settings().value("spring.cloud.aws.credentials.secret-key").orElse(null));
    }
}
