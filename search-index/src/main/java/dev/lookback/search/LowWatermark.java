package dev.lookback.search;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * Elasticsearch's {@code cluster.routing.allocation.disk.watermark.low}: as percent or ratio it is the part of a disk that
 * may be used, as bytes what has to stay free.
 *
 * @param text as it is set
 * @param maxHeadroom what a percentage keeps free of a large disk at most; negative where there is no such limit
 */
record LowWatermark(String text, long maxHeadroom) {

    private static final String OFF = "off";
    private static final long UNLIMITED = -1;
    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final List<String> UNITS = List.of("kb", "mb", "gb", "tb", "pb");
    private static final int UNIT_BITS = 10;

    /** Of the answer of {@code _cluster/settings?include_defaults=true}. */
    static LowWatermark read(JsonNode settings) {
        if (setting(settings, "threshold_enabled", "true").equals("false")) {
            return new LowWatermark(OFF, UNLIMITED);
        }
        return new LowWatermark(
                setting(settings, "watermark.low", OFF),
                bytes(setting(settings, "watermark.low.max_headroom", Long.toString(UNLIMITED))));
    }

    /** In the order in which they count. An object that is a value, too, has the rest of its members' names with dots. */
    private static String setting(JsonNode settings, String name, String fallback) {
        return List.of("transient", "persistent", "defaults").stream()
                .map(scope -> settings.path(scope).at("/cluster/routing/allocation/disk"))
                .map(disk -> find(disk, name))
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .findFirst()
                .orElse(fallback);
    }

    private static JsonNode find(JsonNode node, String name) {
        if (node.has(name)) {
            return node.path(name);
        }
        int dot = name.indexOf('.');
        return dot < 0 ? node.path(name) : find(node.path(name.substring(0, dot)), name.substring(dot + 1));
    }

    /** Of a disk of that size. */
    long keepsFree(long totalBytes) {
        if (text.equals(OFF)) {
            return 0;
        }
        if (isBytes()) {
            return bytes(text);
        }
        BigDecimal used = text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).multiply(PERCENT)
                : new BigDecimal(text);
        long free = BigDecimal.ONE
                .subtract(used)
                .multiply(BigDecimal.valueOf(totalBytes))
                .longValue();
        return maxHeadroom < 0 ? free : Math.min(free, maxHeadroom);
    }

    private boolean isBytes() {
        return text.toLowerCase(Locale.ROOT).endsWith("b");
    }

    /** A size as Elasticsearch writes it, like 200gb. */
    private static long bytes(String size) {
        String text = size.strip().toLowerCase(Locale.ROOT);
        int unit = UNITS.stream()
                .filter(text::endsWith)
                .mapToInt(UNITS::indexOf)
                .findFirst()
                .orElse(-1);
        String[] number = text.split("[a-z]", 2);
        return new BigDecimal(number[0].strip())
                .multiply(BigDecimal.valueOf(1L << (UNIT_BITS * (unit + 1))))
                .longValue();
    }
}
