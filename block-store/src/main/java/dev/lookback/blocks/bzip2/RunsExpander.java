package dev.lookback.blocks.bzip2;

import java.util.Optional;

/**
 * Expands text that repeats itself much, as event lines do, in less memory than other readers need, and so quicker. What has
 * too many runs for that, or is not quite what this knows, is another reader's; so is what is damaged.
 */
final class RunsExpander implements StreamExpander {

    /** Compressed; beyond it a full stream has so many runs that they are no nearer than its places. */
    static final int MAX_STREAM_BYTES = 100_000;

    private final StreamExpander other;

    RunsExpander(StreamExpander other) {
        this.other = other;
    }

    @Override
    public String description() {
        return "runs, else by " + other.description();
    }

    @Override
    public Optional<byte[]> expand(byte[] stream) {
        Optional<byte[]> text = stream.length > MAX_STREAM_BYTES ? Optional.empty() : byRuns(stream);
        return text.isPresent() ? text : other.expand(stream);
    }

    /** Empty, too, for what the checksum does not confirm. */
    Optional<byte[]> byRuns(byte[] stream) {
        return RunsReader.read(stream)
                .flatMap(block -> FirstRuns.expand(RunsUnsorter.unsort(block.runs(), block.origin()))
                        .filter(text -> BlockChecksum.of(text) == block.checksum()));
    }
}
