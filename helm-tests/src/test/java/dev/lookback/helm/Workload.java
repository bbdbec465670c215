package dev.lookback.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workload of one pod, which is run here, and replaced as Kubernetes does it. */
final class Workload implements AutoCloseable {

    private static final int TERMINATED = 128 + 15;

    private final Rendering.Pod pod;
    private final Path directory;
    private final Map<String, String> variables;
    private final List<PodProcess> all = new CopyOnWriteArrayList<>();
    private volatile int serving;
    private Runnable whileAway = () -> {};

    /**
     * @param directory that stands for the node, and for what its pods have
     * @param variables which win over those of its pod
     */
    Workload(Rendering.Pod pod, Path directory, Map<String, String> variables) {
        this.pod = pod;
        this.directory = directory;
        this.variables = variables;
    }

    void start() throws IOException {
        serving = launch();
    }

    private int launch() throws IOException {
        int number = all.size();
        String name = pod.container().owner().name() + "-" + number;
        Volumes volumes = new Volumes(directory, directory.resolve("pods").resolve(name));
        all.add(PodProcess.start(pod, volumes, variables, List.of()));
        return number;
    }

    /** The pod that its service sends to. */
    PodProcess process() {
        return all.get(serving);
    }

    URI address() {
        return process().address();
    }

    /** What happens while there is no pod of it, where one is replaced so. */
    void whileAway(Runnable happening) {
        whileAway = happening;
    }

    /** Replaces its pod by another one, in the order and in the time that its manifest says. */
    void replace() throws IOException, InterruptedException {
        PodProcess old = process();
        if (UpdateStrategy.of(pod.container().owner()).isNewFirst()) {
            int next = launch();
            all.get(next).awaitReady();
            serving = next;
            assertTerminated(old.end());
        } else {
            assertTerminated(old.end());
            whileAway.run();
            start();
            process().awaitReady();
        }
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
