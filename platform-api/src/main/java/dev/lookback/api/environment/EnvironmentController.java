package dev.lookback.api.environment;

import dev.lookback.access.Caller;
import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.TimeRanges;
import dev.lookback.model.block.Block;
import dev.lookback.model.time.Interval;
import dev.lookback.model.time.TimeRange;
import dev.lookback.model.topic.Environment;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

@RestController
@RequestMapping("/environments")
@Tag(name = "Environments")
class EnvironmentController {

    /** A leap year of five minutes: an answer of some 20 MB. */
    private static final long MAX_INTERVALS = 366 * 288;

    private final Archive archive;
    private final Clock clock;

    EnvironmentController(Archive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Every environment that has a topic, or anything in the archive")
    SortedSet<Environment> environments(Caller caller) {
        SortedSet<Environment> environments = archive.environments();
        environments.removeIf(environment -> !caller.sees(environment));
        return environments;
    }

    @GetMapping("/{environment}/blocks")
    @Operation(summary = "What the archive holds of a range, an entry per interval, from the listing alone")
    List<IntervalBlock> blocks(@PathVariable String environment, @RequestParam String start, @RequestParam String end) {
        Environment existing = archive.found("environment", environment);
        TimeRange range = range(start, end);
        Closing closing = archive.closing(existing);
        Map<Interval, Block> blocks = blocks(existing, range);
        return archive.intervals()
                .covering(range)
                .map(interval -> row(interval, Optional.ofNullable(blocks.get(interval)), closing))
                .toList();
    }

    private IntervalBlock row(Interval interval, Optional<Block> block, Closing closing) {
        TimeRange span = archive.intervals().range(interval);
        // A part of the batches that were in time is written within seconds; another interval's length is patience
        // enough.
        IntervalBlock.Due due = new IntervalBlock.Due(
                archive.closesAt(interval),
                !closing.isClosed(interval),
                archive.intervals().length());
        return IntervalBlock.of(interval, span, block, due);
    }

    private Map<Interval, Block> blocks(Environment environment, TimeRange range) {
        Interval first = archive.intervals().first(range);
        Interval last = archive.intervals().last(range);
        return archive.catalogue().list(environment, first, last).stream()
                .collect(Collectors.toMap(Block::interval, Function.identity()));
    }

    private TimeRange range(String start, String end) {
        TimeRange range = TimeRanges.parse(start, end, clock.instant());
        long intervals = archive.intervals().last(range).number()
                - archive.intervals().first(range).number()
                + 1;
        if (intervals > MAX_INTERVALS) {
            throw RequestException.unexpected("end", end, "at most " + MAX_INTERVALS + " intervals behind start");
        }
        return range;
    }
}
