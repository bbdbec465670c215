package dev.lookback.standalone.deadletters;

import dev.lookback.standalone.instance.InstanceFailure;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the commands do: list, show, send back. */
public final class DeadLetters {

    private static final int REASON_COLUMN = 100;

    private final LetterBox box;
    private final PrintStream out;

    public DeadLetters(LetterBox box, PrintStream out) {
        this.box = box;
        this.out = out;
    }

    /**
     * Prints the newest letters, the newest last, and how many there are by kind of reason.
     *
     * @param reason a part of the reason, in any case; empty for all
     */
    public void list(int limit, String reason) {
        Deque<Row> newest = new ArrayDeque<>();
        Map<String, Integer> kinds = new LinkedHashMap<>();
        Set<LetterId> replayed = new HashSet<>();
        box.forEach(letter -> {
            letter.replayed().ifPresent(replayed::add);
            if (isLetter(letter) && hasReason(letter, reason)) {
                kinds.merge(letter.kindOfReason(), 1, Integer::sum);
                newest.add(Row.of(letter));
                if (newest.size() > limit) {
                    newest.remove();
                }
            }
        });
        int all = kinds.values().stream().mapToInt(Integer::intValue).sum();
        if (all == 0) {
            out.println(box.topic() + ": no dead letters" + (reason.isEmpty() ? "" : " of that reason"));
            return;
        }
        out.printf("%-10s %-24s %-22s %9s  %s%n", "letter", "kept at", "from", "bytes", "reason");
        newest.forEach(row -> row.print(out, replayed.contains(row.id())));
        out.printf(Locale.ROOT, "%n%s: %,d dead letters, the newest %,d shown%n", box.topic(), all, newest.size());
        kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(kind -> out.printf(Locale.ROOT, "  %,9d  %s%n", kind.getValue(), kind.getKey()));
    }

    /** Prints headers and body. */
    public void show(LetterId id) {
        Map<LetterId, Letter> found = new HashMap<>();
        Set<LetterId> replayed = new HashSet<>();
        box.forEach(letter -> {
            letter.replayed().ifPresent(replayed::add);
            if (letter.id().equals(id) && isLetter(letter)) {
                found.put(id, letter);
            }
        });
        Letter letter = found.get(id);
        if (letter == null) {
            throw missing(Set.of(id));
        }
        print("letter", id.toString());
        print("kept at", letter.keptAt().toString());
        print("from", letter.origin());
        print("reason", letter.reason());
        print("sent back", replayed.contains(id) ? "yes" : "no");
        byte[] key = letter.record().key();
        print("key", key == null ? "none" : LetterText.of(key).text());
        letter.record()
                .headers()
                .forEach(header -> print(
                        header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        showBody(letter);
    }

    private void showBody(Letter letter) {
        byte[] value = letter.value();
        if (value == null) {
            print(
                    "body",
                    "none: it is larger than " + box.topic() + " takes, and stays at " + letter.origin()
                            + " for that topic's retention");
            return;
        }
        LetterText body = LetterText.of(value);
        print("body", value.length + " bytes" + (body.isGzip() ? ", gzip of " + body.bytes() : ""));
        out.println();
        out.print(body.text());
        if (!body.text().endsWith("\n")) {
            out.println();
        }
        if (!body.isWhole()) {
            out.println("… and more: only the first megabyte is shown");
        }
    }

    /**
     * Sends letters back to {@code h-<env>}, each once.
     *
     * @param again those too that were sent back before
     * @return whether everything that was asked for could be sent
     */
    public boolean replay(Collection<LetterId> ids, boolean again) {
        Set<LetterId> wanted = new LinkedHashSet<>(ids);
        Set<LetterId> seen = new HashSet<>();
        boolean isComplete = replay(
                letter -> {
                    seen.add(letter.id());
                    return wanted.contains(letter.id());
                },
                again);
        wanted.removeAll(seen);
        if (!wanted.isEmpty()) {
            throw missing(wanted);
        }
        return isComplete;
    }

    /** The same for all letters of a reason; all of them where it is empty. */
    public boolean replayAll(String reason, boolean again) {
        return replay(letter -> hasReason(letter, reason), again);
    }

    private boolean replay(Predicate<Letter> isWanted, boolean again) {
        Set<LetterId> replayed = new HashSet<>();
        box.forEach(letter -> letter.replayed().ifPresent(replayed::add));
        Counts counts = new Counts();
        try (LetterBox.Returns returns = box.returns()) {
            box.forEach(letter -> {
                if (isLetter(letter) && isWanted.test(letter)) {
                    if (!again && replayed.contains(letter.id())) {
                        counts.before++;
                        out.println(letter.id() + ": sent back before, left alone (--again sends it once more)");
                    } else if (returns.send(letter)) {
                        counts.sent++;
                        out.println(letter.id() + ": sent back, " + letter.size() + " bytes");
                    } else {
                        counts.without++;
                        out.println(letter.id() + ": has no body, cannot be sent back; it is at " + letter.origin());
                    }
                }
            });
        }
        out.printf(
                Locale.ROOT,
                "%d sent back, %d left alone, %d without a body%n",
                counts.sent,
                counts.before,
                counts.without);
        return counts.without == 0;
    }

    private static final class Counts {
        private int sent;
        private int before;
        private int without;
    }

    private static boolean isLetter(Letter letter) {
        return letter.replayed().isEmpty();
    }

    private static boolean hasReason(Letter letter, String reason) {
        return letter.reason().toLowerCase(Locale.ROOT).contains(reason.toLowerCase(Locale.ROOT));
    }

    private InstanceFailure missing(Set<LetterId> ids) {
        return new InstanceFailure(box.topic() + ": no letter "
                + String.join(", ", ids.stream().map(LetterId::toString).toList())
                + " (expected: one that ./lookback dead-letters list shows)");
    }

    private void print(String name, String value) {
        out.printf("%-16s %s%n", LetterText.line(name), LetterText.line(value));
    }

    /** What a list needs of a letter: bodies are not kept. */
    private record Row(LetterId id, List<String> columns, int size, String reason) {

        static Row of(Letter letter) {
            String reason = LetterText.line(letter.reason());
            return new Row(
                    letter.id(),
                    List.of(letter.keptAt().toString(), letter.origin()),
                    letter.size(),
                    reason.length() > REASON_COLUMN ? reason.substring(0, REASON_COLUMN) + "…" : reason);
        }

        void print(PrintStream out, boolean isReplayed) {
            out.printf(
                    "%-10s %-24s %-22s %9d  %s%s%n",
                    id, columns.get(0), columns.get(1), size, isReplayed ? "(sent back) " : "", reason);
        }
    }
}
