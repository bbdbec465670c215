package dev.lookback.harvester.syslog;

import dev.lookback.harvester.event.SourcePosition;

/**
 * Where a message stands in a file.
 *
 * @param service of messages that do not say who wrote them
 * @param position behind it
 */
public record FilePlace(String path, String service, SourcePosition position) {}
