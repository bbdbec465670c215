package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.InstanceState;
import dev.lookback.standalone.instance.InstanceState.Member;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says what has changed from one state of an instance to the next. */
final class Progress {
    private final PrintStream out;
    private final Clock clock;
    private final Instant begin;
    private final Map<String, Member> shown = new HashMap<>();
    private final Map<String, Instant> started = new HashMap<>();

    Progress(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
        this.begin = clock.instant();
    }

    synchronized void changed(InstanceState state) {
        for (Member member : state.members()) {
            Member before = shown.put(member.name(), member);
            if (before == null || before.state() != member.state()) {
                line(member).ifPresent(line -> say(member.name(), line));
            }
        }
        out.flush();
    }

    /** What was so before is not said. */
    synchronized void seen(InstanceState state) {
        state.members().forEach(member -> shown.put(member.name(), member));
    }

    private Optional<String> line(Member member) {
        return switch (member.state()) {
            case WAITING -> Optional.empty();
            case STARTING -> {
                started.put(member.name(), clock.instant());
                yield Optional.of("starting");
            }
            case RUNNING -> Optional.of("ready after " + seconds(started.getOrDefault(member.name(), begin)) + " s");
            case STOPPING -> Optional.of("stopping");
            case STOPPED -> Optional.of("stopped");
            case RESTARTING, FAILED -> Optional.of(member.message());
        };
    }

    private void say(String name, String text) {
        out.printf(Locale.ROOT, "%6s s  %-14s %s%n", seconds(begin), name, text);
    }

    /** How long it took until now. */
    String elapsed() {
        return seconds(begin);
    }

    private String seconds(Instant since) {
        return String.format(
                Locale.ROOT, "%.1f", Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }
}
