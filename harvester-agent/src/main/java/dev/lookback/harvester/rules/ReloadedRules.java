package dev.lookback.harvester.rules;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The rules of a file as it is now. A new set takes the old one's place whole, between two events; while the file is wrong, the
 * old set holds, since an event that no rule has looked at may hold what must not get out.
 */
final class ReloadedRules implements Supplier<RuleSet> {

    private static final Logger log = LoggerFactory.getLogger(ReloadedRules.class);

    private final RulesFile file;
    private final RulesReader reader;
    private final RuleSet.Trouble trouble;
    private final Clock clock;

    private volatile RuleSet current = RuleSet.NONE;
    private volatile State state = new State("", Instant.EPOCH, Optional.empty());
    private String lookedAt = "";
    private String judged = "";

    /**
     * How it stands.
     *
     * @param hash of the content that the rules are from
     * @param problem of what stands in the file now
     */
    record State(String hash, Instant readAt, Optional<String> problem) {}

    ReloadedRules(RulesFile file, RulesReader reader, RuleSet.Trouble trouble, Clock clock) {
        this.file = file;
        this.reader = reader;
        this.trouble = trouble;
        this.clock = clock;
    }

    @Override
    public RuleSet get() {
        return current;
    }

    State state() {
        return state;
    }

    RulesFile file() {
        return file;
    }

    /** At the start, where a wrong file is no rules at all. */
    synchronized void readFirst() throws IOException, WrongRulesException {
        use(file.read());
    }

    /**
     * Looks whether there is something new. Who writes a file may be in the middle of it, and half of the rules hide half of the
     * secrets: so what is new counts when it is found a second time.
     *
     * @param isAsked a person says that the file is whole
     */
    synchronized void look(boolean isAsked) {
        try {
            RulesFile.Content content = file.read();
            boolean isSettled = content.hash().equals(lookedAt);
            lookedAt = content.hash();
            if (isAsked || isSettled && !content.hash().equals(judged)) {
                judged = content.hash();
                use(content);
                log.info("{}: {} rules are in force", file, current.size());
            }
        } catch (IOException e) {
            refuse("unreadable: " + e.getMessage(), List.of(file + ": " + e.getMessage()), isAsked);
        } catch (WrongRulesException e) {
            refuse(judged, e.problems(), true);
        } catch (RuntimeException e) {
            // Whatever a library makes of a file must not be the end of looking at it.
            refuse(judged, List.of(file + ": " + e), true);
        }
    }

    private void use(RulesFile.Content content) throws WrongRulesException {
        List<Rule> rules = reader.read(file.toString(), content.bytes());
        current = new RuleSet(rules, trouble);
        judged = content.hash();
        lookedAt = content.hash();
        state = new State(content.hash(), clock.instant(), Optional.empty());
    }

    private void refuse(String judgement, List<String> problems, boolean isAsked) {
        if (isAsked || !judgement.equals(judged)) {
            judged = judgement;
            String said = String.join("; ", problems);
            state = new State(state.hash(), state.readAt(), Optional.of(said));
            log.error("{}; the {} rules that were read before hold", said, current.size());
        }
    }
}
