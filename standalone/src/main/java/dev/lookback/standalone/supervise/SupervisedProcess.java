package dev.lookback.standalone.supervise;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Keeps one process running, on a thread of its own. */
final class SupervisedProcess {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final long MAX_LOG_BYTES = 20L << 20;

    private final ProcessSpec spec;
    private final StateBoard board;
    private final RestartPolicy policy;
    private final Clock clock;
    private final AtomicReference<@Nullable ChildProcess> current = new AtomicReference<>();
    private final Thread thread;

    SupervisedProcess(ProcessSpec spec, StateBoard board, RestartPolicy policy, Clock clock) {
        this.spec = spec;
        this.board = board;
        this.policy = policy;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("keep-" + spec.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        ProcessState last = ProcessState.STOPPED;
        try (ProcessLog log = new ProcessLog(spec.launch().log(), MAX_LOG_BYTES)) {
            if (!keepRunning(log)) {
                last = ProcessState.FAILED;
            }
        } catch (IOException e) {
            end("cannot write its log: " + e.getMessage(), ProcessState.FAILED);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (last == ProcessState.STOPPED) {
            end("", last);
        }
    }

    /** Returns whether it was told to stop; otherwise it never became ready. */
    private boolean keepRunning(ProcessLog log) throws InterruptedException {
        RestartPauses pauses = new RestartPauses(policy);
        boolean hasRun = false;
        board.awaitRunning(spec.needs());
        while (!board.isClosed()) {
            Instant started = clock.instant();
            Attempt attempt = attempt(log);
            hasRun |= attempt.becameReady();
            if (board.isClosed()) {
                return true;
            }
            if (!hasRun) {
                end(whyNot(attempt, log.lastClearLine()), ProcessState.FAILED);
                return false;
            }
            Duration ran = Duration.between(started, clock.instant());
            Duration pause = pauses.after(ran);
            String reason = attempt.end() + " after " + ran.toSeconds() + " s, starts again in " + seconds(pause);
            log.note(reason);
            end(reason, ProcessState.RESTARTING);
            board.pause(pause);
            board.awaitRunning(spec.needs());
        }
        return true;
    }

    /** Our own processes say it in one line that names them; others say something, last. */
    private String whyNot(Attempt attempt, String lastClearLine) {
        String ownWords = spec.name() + ": cannot start: ";
        if (lastClearLine.startsWith(ownWords)) {
            return lastClearLine.substring(ownWords.length());
        }
        return attempt.end() + (lastClearLine.isEmpty() ? "" : ": " + lastClearLine);
    }

    private static String seconds(Duration pause) {
        return pause.toMillis() < 1000 ? pause.toMillis() + " ms" : pause.toSeconds() + " s";
    }

    private record Attempt(boolean becameReady, String end) {}

    private Attempt attempt(ProcessLog log) throws InterruptedException {
        ChildProcess child;
        try {
            child = launch(log);
        } catch (IOException e) {
            return new Attempt(false, "cannot be started: " + e.getMessage());
        }
        boolean ready = awaitReady(child);
        if (ready) {
            board.update(spec.name(), snapshot -> snapshot.with(ProcessState.RUNNING));
        }
        child.awaitEnd();
        current.set(null);
        return new Attempt(ready, child.end());
    }

    /** In one step as others see it: a child either is there to be stopped, or the board was closed before it. */
    private synchronized ChildProcess launch(ProcessLog log) throws IOException {
        if (board.isClosed()) {
            throw new IOException("told to stop");
        }
        ChildProcess child = ChildProcess.start(spec.launch(), log);
        current.set(child);
        board.update(spec.name(), snapshot -> snapshot.startedAs(child.handle()));
        return child;
    }

    /** A process that takes too long is ended; whether it is ready after all no longer matters then. */
    private boolean awaitReady(ChildProcess child) throws InterruptedException {
        Instant limit = clock.instant().plus(policy.startLimit());
        while (!spec.readiness().isReady(child.handle())) {
            if (child.endsWithin(POLL) || board.isClosed()) {
                return false;
            }
            if (clock.instant().isAfter(limit)) {
                child.stop(
                        policy.stopLimit(),
                        "not ready within " + policy.startLimit().toSeconds() + " s");
                return false;
            }
        }
        return true;
    }

    private void end(String reason, ProcessState state) {
        board.update(spec.name(), snapshot -> snapshot.endedWith(reason, state));
    }

    /** After the board was closed: returns when the process has ended. */
    void stop() throws InterruptedException {
        Optional<ChildProcess> child = running();
        if (child.isPresent()) {
            board.update(spec.name(), snapshot -> snapshot.with(ProcessState.STOPPING));
            child.get().stop(policy.stopLimit(), "stopped");
        }
        thread.join();
    }

    private synchronized Optional<ChildProcess> running() {
        return Optional.ofNullable(current.get()).filter(ChildProcess::isAlive);
    }
}
