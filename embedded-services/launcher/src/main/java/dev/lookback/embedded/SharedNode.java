package dev.lookback.embedded;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** Starts a node in a temporary directory when first asked, and takes both away at the end of the JVM. */
final class SharedNode<N> {
    private final Function<Path, N> start;
    private final Consumer<N> discard;
    private @Nullable N node;

    SharedNode(Function<Path, N> start, Consumer<N> discard) {
        this.start = start;
        this.discard = discard;
    }

    synchronized N get() {
        N running = node;
        if (running == null) {
            running = startUntilExit();
            node = running;
        }
        return running;
    }

    private N startUntilExit() {
        try {
            Path directory = Files.createTempDirectory("lookback-");
            N started = start.apply(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(started, directory)));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(N started, Path directory) {
        discard.accept(started);
        DirectoryTree.delete(directory);
    }
}
