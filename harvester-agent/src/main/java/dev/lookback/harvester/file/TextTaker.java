package dev.lookback.harvester.file;

import dev.lookback.harvester.event.EventSink;
import dev.lookback.harvester.event.SourcePosition;
import dev.lookback.harvester.file.parser.FileText;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts a file's texts into the sink, each with the position behind it. One thread at a time. */
final class TextTaker {

    private final EventSink sink;
    private final Counter received;
    private final List<String> obsoleteSources = new ArrayList<>();
    private final byte[] beginning = new byte[Fingerprint.MAX_BYTES];

    TextTaker(EventSink sink, Counter received) {
        this.sink = sink;
        this.received = received;
    }

    /**
     * Offers the cutter's text.
     *
     * @param start of the text in the file
     * @param end behind it
     * @param isCut whether it is longer than the cutter's text
     * @return MORE: it is taken
     */
    ReadOutcome take(FollowedFile file, long start, long end, boolean isCut, Instant now) throws IOException {
        FileIdentity identity = identity(file, end);
        if (identity == null) {
            return ReadOutcome.REPLACED;
        }
        boolean isGrown = !identity.equals(file.identity());
        SourcePosition position = new SourcePosition(isGrown ? identity.text() : file.source(), end);
        TextCutter cutter = file.rules().cutter();
        FileText text = new FileText(
                cutter.text(),
                cutter.length(),
                isCut,
                new FileText.Origin(file.id(start), now, position, file.names()));
        if (!sink.offer(file.rules().parser().parse(text))) {
            return ReadOutcome.NO_ROOM;
        }
        received.increment();
        if (isGrown) {
            obsoleteSources.add(file.source());
            file.isKnownAs(identity);
        }
        return ReadOutcome.MORE;
    }

    /**
     * The fingerprint of a small file grows with what was read of it, so that it tells the file from others that begin alike.
     *
     * @return null where the file no longer begins as it did
     */
    private @Nullable FileIdentity identity(FollowedFile file, long end) throws IOException {
        FileIdentity identity = file.identity();
        int length = identity.beginning().length();
        if (length == Fingerprint.MAX_BYTES || end < 2L * length) {
            return identity;
        }
        int there = file.content().read(0, beginning, 0, (int) Math.min(end, Fingerprint.MAX_BYTES));
        return identity.beginning().isOf(beginning, there) ? identity.with(Fingerprint.of(beginning, there)) : null;
    }

    /** What files are no longer called in positions, since a text under a new name was taken; each is returned once. */
    List<String> drainObsoleteSources() {
        List<String> drained = List.copyOf(obsoleteSources);
        obsoleteSources.clear();
        return drained;
    }
}
