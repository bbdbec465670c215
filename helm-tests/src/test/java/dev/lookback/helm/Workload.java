package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workload, whose pods are run here, and replaced as Kubernetes does it. */
final class Workload implements AutoCloseable {

    private static final int TERMINATED = 128 + 15;

    private final Rendering.Pod pod;
    private final Program program;
    private final Path directory;
    private final Map<String, String> variables;
    private final List<PodProcess> all = new CopyOnWriteArrayList<>();
    private Runnable whileAway = () -> {};

    /**
     * @param directory that stands for the node, and for what its pods have
     * @param variables which win over those of its pods
     */
    Workload(Rendering.Pod pod, Program program, Path directory, Map<String, String> variables) {
        this.pod = pod;
        this.program = program;
        this.directory = directory;
        this.variables = variables;
    }

    /** Starts as many pods as it wants; a DaemonSet has the one of the node. */
    void start() throws IOException {
        for (int i = 0; i < replicas(); i++) {
            launch();
        }
    }

    private int replicas() {
        return pod.container()
                .owner()
                .at("spec", "replicas")
                .map(value -> Integer.parseInt(value.toString()))
                .orElse(1);
    }

    void awaitReady() {
        all.forEach(PodProcess::awaitReady);
    }

    private PodProcess launch() throws IOException {
        String name = pod.container().owner().name() + "-" + all.size();
        Volumes volumes = new Volumes(directory, directory.resolve("pods").resolve(name));
        PodProcess process = PodProcess.start(pod, program, volumes, variables, List.of());
        all.add(process);
        return process;
    }

    /** The newest of its pods. */
    PodProcess process() {
        return all.getLast();
    }

    /** Those to which a service gives new connections. */
    List<PodProcess> serving() {
        return all.stream().filter(PodProcess::isServing).toList();
    }

    /** What happens while there is no pod of it, where one is replaced so. */
    void whileAway(Runnable happening) {
        whileAway = happening;
    }

    /** Replaces its pods, one after the other, in the order and in the time that its manifest says. */
    void replace() throws IOException, InterruptedException {
        assertAllServe();
        if (UpdateStrategy.of(pod.container().owner()).isNewFirst()) {
            replaceNewFirst();
        } else {
            replaceOldFirst();
        }
        assertAllServe();
    }

    private void assertAllServe() {
        assertThat(serving()).as("pods of %s", pod).hasSize(replicas());
    }

    /** An old one that ends is not waited for: it does not count any more. */
    private void replaceNewFirst() throws IOException {
        try (AtOnce ends = new AtOnce()) {
            for (PodProcess old : serving()) {
                launch().awaitReady();
                ends.run(() -> end(old));
            }
        }
    }

    private void replaceOldFirst() throws IOException, InterruptedException {
        for (PodProcess old : serving()) {
            end(old);
            whileAway.run();
            launch().awaitReady();
        }
    }

    private static void end(PodProcess old) throws InterruptedException {
        assertTerminated(old.end());
    }

    void terminate() throws InterruptedException {
        assertTerminated(process().terminate());
    }

    private static void assertTerminated(PodProcess.Outcome outcome) {
        assertThat(outcome.status()).as(outcome.text()).isEqualTo(TERMINATED);
    }

    /** What its pods have said, for whoever has to find out why. */
    void addLogsTo(Throwable failure) {
        all.forEach(process -> failure.addSuppressed(new IllegalStateException(pod + ":\n" + process.text())));
    }

    @Override
    public void close() {
        all.forEach(PodProcess::close);
    }
}
