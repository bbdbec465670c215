package dev.lookback.api.verify;

import dev.lookback.api.environment.Closing;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.Intervals;
import org.jspecify.annotations.Nullable;

/** Adds up what was found; one thread adds, others may look at the progress. */
final class Summary implements GapFinder.Found {

    private final VerifyOrder order;
    private final Closing closing;
    private final Capped<Finding> problems = new Capped<>();
    private final Capped<Gap> gaps = new Capped<>();
    private final Capped<Unknown> unknown = new Capped<>();
    private final Capped<VerifyAnswer.Agent> agents = new Capped<>();
    private IntervalReport.Sizes sizes = IntervalReport.Sizes.NONE;
    private long leftovers;
    private long harmful;
    private long checked;

    Summary(VerifyOrder order, Closing closing) {
        this.order = order;
        this.closing = closing;
    }

    synchronized void add(IntervalReport report) {
        sizes = sizes.plus(report.sizes());
        leftovers += report.leftovers();
        report.findings().forEach(problems::add);
        report.unknown().forEach(this::unknown);
        checkedUntil(report.interval());
    }

    /** Everything up to this interval was looked at. */
    synchronized void checkedUntil(Interval interval) {
        checked = interval.number() - order.first().number() + 1;
    }

    @Override
    public synchronized void gap(Gap gap) {
        gaps.add(gap);
    }

    @Override
    public synchronized void unknown(Unknown item) {
        unknown.add(item);
        harmful += item.isHarmless() ? 0 : 1;
    }

    synchronized void agents(NumbersLedger ledger) {
        ledger.agents().forEach((agent, numbers) -> {
            if (numbers.seen().size() > 0) {
                agents.add(new VerifyAnswer.Agent(
                        agent,
                        numbers.host(),
                        numbers.seen().first(),
                        numbers.seen().last()));
            }
        });
        ledger.givenUp()
                .forEach(agent -> unknown(Unknown.agent(
                        agent, "more agents and batches than one request may follow; ask for a shorter range")));
    }

    synchronized VerifyProgress progress() {
        return new VerifyProgress(
                order.count(), checked, sizes.parts(), sizes.events(), sizes.rawBytes(), problems.total());
    }

    /** @param error what ended the check before its time */
    synchronized VerifyAnswer answer(Intervals intervals, @Nullable String error) {
        VerifyAnswer.Open open = open();
        boolean isWhole =
                error == null && open.intervals() == 0 && problems.total() == 0 && gaps.total() == 0 && harmful == 0;
        return new VerifyAnswer(
                order.environment().name(),
                intervals.start(order.first()),
                intervals.end(order.last()),
                isWhole,
                order.count(),
                checked,
                open,
                sizes.parts(),
                sizes.events(),
                sizes.rawBytes(),
                sizes.compressedBytes(),
                leftovers,
                problems.kept(),
                gaps.kept(),
                unknown.kept(),
                agents.kept(),
                new VerifyAnswer.More(problems.more(), gaps.more(), unknown.more(), agents.more()),
                error);
    }

    private VerifyAnswer.Open open() {
        Interval first = closing.through()
                .map(Interval::next)
                .filter(next -> next.compareTo(order.first()) > 0)
                .orElse(order.first());
        long count = Math.max(0, order.last().number() - first.number() + 1);
        return new VerifyAnswer.Open(count, count == 0 ? null : first.key());
    }
}
