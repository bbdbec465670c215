package dev.lookback.helm;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.embedded.FreePorts;
import dev.lookback.embedded.SharedServices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What the chart renders, run on this machine and its Kafka and Elasticsearch: the hook's job, and the pods of each workload. */
final class Release implements AutoCloseable {

    private static final String PREPARE = "prepare";
    private static final String LOOPBACK = "127.0.0.1";

    private final Map<String, Rendering.Pod> pods;
    private final Map<String, Workload> workloads;
    private final Map<String, Service> services = new ConcurrentHashMap<>();
    private final Program program;
    private final Path directory;
    private int preparations;

    /**
     * @param program what its pods run
     * @param variables of all pods, which win over theirs
     * @param directory that stands for the node, and for what pods have
     */
    Release(Rendering rendering, Program program, Map<String, String> variables, Path directory) {
        Map<String, String> all = addresses();
        all.putAll(variables);
        this.program = program;
        this.directory = directory;
        this.pods =
                rendering.pods().stream().collect(toMap(pod -> pod.container().name(), Function.identity()));
        this.workloads = pods.entrySet().stream()
                .filter(pod -> !pod.getKey().equals(PREPARE))
                .collect(toMap(Map.Entry::getKey, pod -> new Workload(pod.getValue(), program, directory, all)));
    }

    /**
     * The chart with one environment.
     *
     * @param scenario like {@code open}
     * @param values more of them, in YAML
     * @param directory where they are written down
     */
    static Rendering render(String scenario, String environment, String values, Path directory) throws IOException {
        Path here = Files.writeString(Files.createDirectories(directory).resolve("here.yaml"), """
                environments: [{name: %s}]
                kafka: {bootstrapServers: ["%s"], topics: {partitions: 2, replicationFactor: 1}}
                elasticsearch: {uris: ["%s"]}
                lanes: 2
                """.formatted(
                        environment,
                        SharedServices.kafka().bootstrapServers(),
                        SharedServices.elasticsearch().uri()));
        Path more = Files.writeString(directory.resolve("more.yaml"), values);
        return new Rendering(Chart.ours().render(List.of(Chart.ours().values(scenario), here, more), Chart.NEWEST));
    }

    /** Each pod has an address and ports of its own, and names for others, which here are one machine's ports. */
    private static Map<String, String> addresses() {
        int live = FreePorts.next();
        Map<String, String> addresses = new HashMap<>();
        for (String listener : List.of(
                "SERVER",
                "LOOKBACK_HARVESTER_SYSLOG",
                "LOOKBACK_NACL",
                "LOOKBACK_GATEWAY_UDP",
                "LOOKBACK_GATEWAY_LOGIO")) {
            addresses.put(listener + "_ADDRESS", LOOPBACK);
        }
        addresses.put("LOOKBACK_HARVESTER_SYSLOG_PORT", Integer.toString(FreePorts.next()));
        addresses.put("LOOKBACK_HARVESTER_LIVE_RECEIVERS", LOOPBACK + ":" + live);
        addresses.put("LOOKBACK_GATEWAY_UDP_PORT", Integer.toString(live));
        addresses.put("LOOKBACK_GATEWAY_LOGIO_PORT", Integer.toString(FreePorts.next()));
        addresses.put("LOOKBACK_GATEWAY_PEERS", "");
        return addresses;
    }

    /** The hook's job, before an installation and before an upgrade. */
    void prepare() throws IOException, InterruptedException {
        Volumes volumes = new Volumes(directory, directory.resolve("pods").resolve(PREPARE + "-" + preparations++));
        try (PodProcess job = PodProcess.start(pods.get(PREPARE), program, volumes, Map.of(), List.of())) {
            assertThat(job.awaitEnd().status()).as(job::text).isZero();
        }
    }

    /** The directory that stands for it. */
    Path node() {
        return directory;
    }

    /** @param component like {@code es-consumer} */
    Workload workload(String component) {
        return workloads.get(component);
    }

    Collection<Workload> workloads() {
        return workloads.values();
    }

    /** Starts all, and returns when all are ready. */
    void start() throws IOException {
        for (Workload workload : workloads()) {
            workload.start();
        }
        workloads().forEach(Workload::awaitReady);
    }

    /** The service before a workload's pods. @param port its name, like {@code http} */
    Service service(String component, String port) {
        return services.computeIfAbsent(
                component + ":" + port,
                name -> Service.to(() -> workload(component).serving().stream()
                        .map(pod -> pod.port(port))
                        .toList()));
    }

    @Override
    public void close() {
        services.values().forEach(Service::close);
        workloads().forEach(Workload::close);
    }
}
