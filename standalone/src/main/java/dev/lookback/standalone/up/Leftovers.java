package dev.lookback.standalone.up;

import dev.lookback.standalone.instance.DataDirectory;
import dev.lookback.standalone.instance.InstanceState.Member;
import dev.lookback.standalone.instance.StateFile;

import java.time.Duration;
import java.util.List;

/**
 * The processes of a supervisor that was killed. They end by themselves when they notice, which may take a moment, and
 * until then they hold ports and data.
 */
record Leftovers(DataDirectory data) {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Duration POLL = Duration.ofMillis(100);

    /** Returns how many there were, when none is left. */
    int end() throws InterruptedException {
        List<Member> left = new StateFile(data)
                .read().stream()
                        .flatMap(state -> state.members().stream())
                        .filter(member -> member.running().isPresent())
                        .toList();
        left.forEach(member -> member.running().ifPresent(ProcessHandle::destroy));
        if (!areGoneWithin(LIMIT, left)) {
            left.forEach(member -> member.running().ifPresent(ProcessHandle::destroyForcibly));
            areGoneWithin(LIMIT, left);
        }
        return left.size();
    }

    private static boolean areGoneWithin(Duration limit, List<Member> left) throws InterruptedException {
        long giveUp = System.nanoTime() + limit.toNanos();
        while (left.stream().anyMatch(member -> member.running().isPresent())) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return true;
    }
}
