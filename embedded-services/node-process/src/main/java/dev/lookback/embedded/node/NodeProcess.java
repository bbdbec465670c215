package dev.lookback.embedded.node;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Runs one node as this JVM: announces it when it is ready, and stops it when told to or when its parent is gone. */
public final class NodeProcess {
    private static final System.Logger LOGGER = System.getLogger(NodeProcess.class.getName());
    /** Below the 30 seconds that a stop may take in all. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private NodeProcess() {}

    /**
     * Takes {@code ready-file}, {@code parent} (a pid; left out, the node outlives whoever started it) and the node's
     * own arguments. Returns never: the JVM ends by a signal, with its parent, or with status 1 after a failed start.
     */
    public static void run(Node.Starter starter, String... commandLine) {
        try {
            run(starter, NodeArguments.parse(commandLine));
        } catch (Throwable e) {
            LOGGER.log(Level.ERROR, "could not start", e);
            // A server that has started by half has threads of its own and would stay.
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(Node.Starter starter, NodeArguments arguments) throws Exception {
        ReadyFile readyFile = new ReadyFile(arguments.path("ready-file"));
        readyFile.delete();
        arguments.optional("parent").ifPresent(NodeProcess::endWith);
        Node node = starter.start(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node, readyFile), "stop"));
        readyFile.write(ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }

    private static void endWith(String parent) {
        ProcessHandle process = ProcessHandle.of(Long.parseLong(parent))
                .orElseThrow(() ->
                        new IllegalStateException("parent: " + parent + " (expected: the pid of a running process)"));
        Thread.ofPlatform().daemon().name("parent").start(() -> {
            process.onExit().join();
            System.exit(0);
        });
    }

    /** A server that does not stop in time is left to the end of the JVM: all of them survive a crash. */
    private static void stop(Node node, ReadyFile readyFile) {
        try {
            readyFile.delete();
            Thread stopping = Thread.ofPlatform().daemon().start(() -> stop(node));
            if (!stopping.join(STOP_LIMIT)) {
                LOGGER.log(Level.WARNING, "not stopped within {0}, giving up", STOP_LIMIT);
            }
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, "not stopped cleanly", e);
        }
    }

    private static void stop(Node node) {
        try {
            node.stop();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "not stopped cleanly", e);
        }
    }
}
