package dev.lookback.standalone.verify;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result of a check for a person: a line for everything that is not as it must be, and one that sums up. */
public final class ProofReport {

    private final JsonNode result;

    public ProofReport(JsonNode result) {
        this.result = result;
    }

    /** 0 when all is there and whole, 1 when something is damaged or missing, 2 when that could not be found out. */
    public int exitStatus() {
        if (result.path("whole").asBoolean()) {
            return 0;
        }
        return count("problems") + count("gaps") > 0 ? 1 : 2;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        result.path("problems").forEach(problem -> lines.add(problem(problem)));
        result.path("gaps").forEach(gap -> lines.add(gap(gap)));
        result.path("unknown").forEach(unknown -> lines.add(unknown(unknown)));
        for (String list : List.of("problems", "gaps", "unknown")) {
            long more = result.path("more").path(list).asLong();
            if (more > 0) {
                lines.add("and " + more + " more " + list);
            }
        }
        open(lines);
        if (result.has("error")) {
            lines.add("not checked to the end: " + text(result, "error"));
        }
        lines.add(summary());
        return lines;
    }

    private static String problem(JsonNode problem) {
        return text(problem, "kind") + ": " + text(problem, "key") + ": " + text(problem, "detail");
    }

    private static String gap(JsonNode gap) {
        return "batch-missing: " + batches(gap) + ", interval " + text(gap, "interval") + " (expected: in the archive)";
    }

    private static String unknown(JsonNode unknown) {
        String what = unknown.has("key") ? text(unknown, "key") : batches(unknown);
        String where = unknown.has("interval") && !unknown.has("key") ? ", interval " + text(unknown, "interval") : "";
        return "unknown (" + text(unknown, "reason") + "): " + what + where + ": " + text(unknown, "detail");
    }

    private static String batches(JsonNode batches) {
        String host = batches.has("host") ? " (" + text(batches, "host") + ")" : "";
        return text(batches, "agent") + host + " " + numbers(batches);
    }

    private static String numbers(JsonNode batches) {
        if (!batches.has("from")) {
            return "all batches";
        }
        long from = batches.path("from").asLong();
        long to = batches.path("to").asLong();
        return from == to ? "batch " + from : "batches " + from + " to " + to;
    }

    private void open(List<String> lines) {
        long open = result.at("/open/intervals").asLong();
        if (open > 0) {
            lines.add("unknown (open): " + open + " intervals from " + text(result.path("open"), "from")
                    + " on are not closed yet");
        }
    }

    private String summary() {
        return String.format(
                Locale.ROOT,
                "%s: %s, %s to %s: %d of %d intervals, %d parts, %d events, %d bytes of lines in %d;"
                        + " %d problems, %d gaps, %d unknown; %d harvesters, each up to the last batch seen",
                verdict(),
                text(result, "environment"),
                text(result, "start"),
                text(result, "end"),
                result.path("checked").asLong(),
                result.path("intervals").asLong(),
                result.path("parts").asLong(),
                result.path("events").asLong(),
                result.path("rawBytes").asLong(),
                result.path("compressedBytes").asLong(),
                count("problems"),
                count("gaps"),
                count("unknown"),
                count("agents"));
    }

    private String verdict() {
        return switch (exitStatus()) {
            case 0 -> "whole";
            case 1 -> "damaged or missing";
            default -> "not proven";
        };
    }

    private long count(String list) {
        return result.path(list).size() + result.path("more").path(list).asLong();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
