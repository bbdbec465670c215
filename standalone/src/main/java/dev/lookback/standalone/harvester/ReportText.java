package dev.lookback.standalone.harvester;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report in lines that a person reads. */
final class ReportText {

    private static final long MEGABYTE = 1024 * 1024;

    private ReportText() {}

    static List<String> lines(HarvesterReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(report.state() + (report.down().isEmpty() ? "" : " (" + String.join(", ", report.down()) + ")"));
        lines.add("  %-14s %14s %10s".formatted("in", "received", "per s"));
        report.inputs().forEach(input -> lines.add(line(input)));
        lines.add("  %-14s %14s %10s".formatted("out", "delivered", "per s"));
        report.outputs().forEach(output -> lines.add(line(output)));
        lines.add("  dropped        " + counts(report.dropped()));
        lines.add("  in hand        " + counts(report.inHand()));
        HarvesterReport.Spool spool = report.spool();
        if (spool != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  spool          %.1f MB, %,d events, the oldest for %.1f s",
                    (double) spool.bytes() / MEGABYTE,
                    spool.events(),
                    spool.seconds()));
        }
        lines.add("  last errors    " + (report.problems().isEmpty() ? "none" : ""));
        report.problems().forEach(problem -> lines.add(line(problem)));
        return lines;
    }

    private static String line(HarvesterReport.Flow flow) {
        return String.format(Locale.ROOT, "    %-12s %,14d %,10.1f", flow.name(), flow.events(), flow.rate());
    }

    private static String line(HarvesterReport.Problem problem) {
        String when = problem.at().isEmpty()
                ? "now"
                : problem.at() + (problem.times() == 1 ? "" : ", " + problem.times() + " times");
        return "    " + problem.place() + " (" + when + "): " + problem.problem();
    }

    /** What is zero is left out, but not all of it. */
    private static String counts(Map<String, Long> counts) {
        String some = counts.entrySet().stream()
                .filter(count -> count.getValue() != 0)
                .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
        return some.isEmpty() ? "none" : some;
    }
}
