package dev.lookback.endtoend;

import dev.lookback.embedded.EmbeddedS3;
import dev.lookback.embedded.SharedServices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every component of the chart once, from its image, and a harvester more, which sends through the proxy. */
final class Deployment implements AutoCloseable {
    private static final Duration KEYS_LIMIT = Duration.ofMinutes(5);

    /** The images' own user, and its group. */
    private static final int IMAGE_USER = 10001;

    private static final List<String> USER = List.of("--user", IMAGE_USER + ":" + IMAGE_USER);

    /** The chart's harvester is root without what root may, but for reading. */
    private static final List<String> HARVESTER = List.of("--user", "0:0", "--cap-add", "DAC_READ_SEARCH");

    private static final List<String> NAMES = List.of(
            "platform-api",
            "es-consumer",
            "compressor",
            "indexer",
            "nacl-proxy",
            "logio-gateway",
            "harvester",
            "outpost",
            "udp",
            "logio",
            "nacl",
            "syslog",
            "outpost-syslog");

    private final Map<String, Integer> ports = new FreePorts().named(NAMES);
    private final PodSettings settings = new PodSettings(ports);
    private final Map<String, Pod> pods = new LinkedHashMap<>();
    private final Path directory;
    private final Path keys;

    /** @param directory for logs, keys and spools; its owner is root */
    Deployment(Path directory) throws IOException {
        this.directory = directory;
        this.keys = Files.createDirectory(directory.resolve("keys"));
        makeKeys();
        add("logio-gateway", "logio-gateway", "logioGateway", USER);
        add("platform-api", "platform-api", "platformApi", USER);
        add("es-consumer", "pipeline-workers", "esConsumer", USER);
        add("compressor", "pipeline-workers", "compressor", with(USER, "type=volume,dst=/data"));
        add("indexer", "pipeline-workers", "indexer", with(USER, "type=volume,dst=/data"));
        add("nacl-proxy", "pipeline-workers", "naclProxy", with(USER, bound(keys, "/keys") + ",readonly"));
        add("harvester", "harvester-agent", "harvester", with(HARVESTER, spool("harvester")));
        add("outpost", "harvester-agent", "harvester", with(HARVESTER, spool("outpost"), bound(keys, "/keys")));
    }

    private void add(String component, String module, String key, List<String> options) {
        Pod.Shape shape = new Pod.Shape(
                module, ChartValues.of(key), ports.get(component), settings.of(component), List.copyOf(options));
        pods.put(component, new Pod(component, shape, directory));
    }

    private static List<String> with(List<String> options, String... mounts) {
        List<String> all = new ArrayList<>(options);
        for (String mount : mounts) {
            all.addAll(List.of("--mount", mount));
        }
        return all;
    }

    private static String bound(Path directory, String target) {
        return "type=bind,src=" + directory + ",dst=" + target;
    }

    private String spool(String harvester) throws IOException {
        return bound(Files.createDirectory(directory.resolve(harvester + "-spool")), "/spool");
    }

    /** Root's, for the image's group, as a secret's files are in a pod. */
    private void makeKeys() throws IOException {
        for (String name : List.of("proxy", "outpost")) {
            Command.run(KEYS_LIMIT, List.of("keys", keys.resolve(name).toString()))
                    .orFail();
            Path key = keys.resolve(name + ".key");
            Files.setAttribute(key, "unix:gid", IMAGE_USER);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--r-----"));
        }
        Files.writeString(
                keys.resolve("authorized_keys"),
                Files.readString(keys.resolve("outpost.pub")).strip() + " " + Installation.ENVIRONMENT + " outpost\n");
    }

    /** Topics and index template, as the chart's hook makes them. */
    int prepare() throws InterruptedException {
        Pod.Shape shape =
                new Pod.Shape("pipeline-workers", ChartValues.of("prepare"), 0, settings.ofPreparation(), USER);
        Pod job = new Pod("prepare", shape, directory);
        pods.put("prepare", job);
        return job.run("--prepare");
    }

    List<Pod> pods() {
        return pods.values().stream()
                .filter(pod -> !pod.component().equals("prepare"))
                .toList();
    }

    int port(String name) {
        return ports.get(name);
    }

    Elasticsearch elasticsearch() {
        return new Elasticsearch(new Http(SharedServices.elasticsearch().uri().toString()));
    }

    Archive archive() {
        EmbeddedS3 s3 = SharedServices.s3();
        return Archive.of(Json.read(Json.write(Map.of(
                "endpoint", s3.endpoint().toString(),
                "bucket", PodSettings.BUCKET,
                "accessKey", s3.accessKey(),
                "secretKey", s3.secretKey()))));
    }

    Histories histories() {
        return new Histories(Http.on(port("platform-api")));
    }

    /** What all have said, for whoever has to find out why. */
    void addLogsTo(Throwable failure) {
        pods.values().forEach(pod -> failure.addSuppressed(pod.logs()));
    }

    @Override
    public void close() {
        pods.values().forEach(Pod::close);
    }
}
