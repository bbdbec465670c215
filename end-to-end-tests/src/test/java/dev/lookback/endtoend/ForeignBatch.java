package dev.lookback.endtoend;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * A batch as a harvester sends it.
 *
 * @param agent the harvester's name
 * @param previous the interval of the batch before it; empty where there is none
 * @param lines events of one interval
 */
record ForeignBatch(String agent, int sequence, String interval, String previous, List<String> lines) {
    private static final int BASE36 = 36;

    /** As it stands in keys. */
    static String interval(Instant start) {
        return Long.toString(start.getEpochSecond() / Range.INTERVAL.toSeconds(), BASE36);
    }

    /**
     * An event line.
     *
     * @param second a whole one
     * @param rest members behind the service
     */
    static String line(Instant second, int nanosecond, String service, String rest) {
        String time = second.toString().replace("Z", String.format(".%09dZ", nanosecond));
        String id = UUID.randomUUID().toString().replace("-", "");
        return "{\"@timestamp\":\"" + time + "\",\"event\":{\"id\":\"" + id
                + "\",\"kind\":\"event\"},\"host\":{\"name\":\"" + service + "\"},\"service\":{\"name\":\"" + service
                + "\"}," + rest + "}";
    }

    void sendBy(ForeignProducer harvest) throws IOException, InterruptedException, ExecutionException {
        byte[] text = lines.stream().collect(Collectors.joining("\n", "", "\n")).getBytes(StandardCharsets.UTF_8);
        harvest.send(agent, Gzip.compress(text), headers(text.length));
    }

    private Map<String, String> headers(int bytes) {
        return Map.ofEntries(
                entry("lb-version", "1"),
                entry("lb-interval", interval),
                entry("lb-host", agent),
                entry("lb-agent", agent),
                entry("lb-seq", Integer.toString(sequence)),
                entry("lb-prev", previous),
                entry("lb-count", Integer.toString(lines.size())),
                entry("lb-bytes", Integer.toString(bytes)),
                entry("content-encoding", "gzip"));
    }
}
