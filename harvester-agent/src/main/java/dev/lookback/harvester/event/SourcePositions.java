package dev.lookback.harvester.event;

import java.util.Map;

/** How far each source had come by what is kept. */
public interface SourcePositions {

    /** Returns the offset behind the last event that is kept, by source, at the start; empty for a source that is new. */
    Map<String, Long> kept();

    /** Keeps a source's position no longer: it cannot be read again. */
    void forget(String source);
}
