package dev.lookback.workers.compressor;

import dev.lookback.model.block.ChunkHeaders;
import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Kills a process when it comes to a step, and remembers the last part that the process has put. Used by many threads. */
final class KillPlan implements S3Door.Watcher {

    private static final String DATA = ".ndjson.bz2";
    private static final Set<KillStep> BEFORE_ANY_PART = EnumSet.of(KillStep.READING, KillStep.SPILLED);

    private final Runnable kill;
    private @Nullable KillStep armed;
    private @Nullable String lastPut;
    private int processes;

    KillPlan(Runnable kill) {
        this.kill = kill;
    }

    /** For a process that is started next. */
    synchronized void arm(KillStep step) {
        armed = step;
        nextProcess();
    }

    /** The next process lives. */
    synchronized void disarm() {
        armed = null;
        nextProcess();
    }

    private void nextProcess() {
        lastPut = null;
        processes++;
        notifyAll();
    }

    synchronized Optional<String> lastPut() {
        return Optional.ofNullable(lastPut);
    }

    synchronized void reached(KillStep step) {
        if (armed == step) {
            kill.run();
        }
    }

    synchronized void seen(ChunkHeaders chunk) {
        if (chunk.part().toString().equals(lastPut)) {
            reached(chunk.index() < chunk.count() ? KillStep.AFTER_SOME_CHUNKS : KillStep.BEFORE_COMMIT);
        }
    }

    @Override
    public synchronized boolean before(String method, String path) {
        if (method.equals("GET") && path.contains("list-type=2")) {
            reached(KillStep.READING);
        }
        if (!method.equals("PUT") || !path.contains(DATA)) {
            return true;
        }
        if (armed != null && BEFORE_ANY_PART.contains(armed)) {
            awaitNextProcess();
            return false;
        }
        lastPut = part(path);
        reached(KillStep.BEFORE_DATA);
        return armed != KillStep.BEFORE_DATA;
    }

    @Override
    public synchronized void after(String method, String path) {
        if (method.equals("PUT") && path.contains(DATA)) {
            reached(KillStep.AFTER_DATA);
        } else if (method.equals("PUT") && path.contains(".json")) {
            reached(KillStep.AFTER_MANIFEST);
        }
    }

    private void awaitNextProcess() {
        int mine = processes;
        try {
            while (processes == mine) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String part(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.indexOf(DATA));
    }
}
