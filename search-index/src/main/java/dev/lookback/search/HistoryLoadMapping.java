package dev.lookback.search;

import dev.lookback.model.history.LoadResult;
import dev.lookback.model.time.Interval;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A load as a tree of maps, lists, text and numbers: {@code results} has {@code [read, duplicates, rejected, alreadyThere,
 * unwanted, listed]} an interval, the last ones left out in older records, {@code missing} the names of parts, of intervals that
 * miss some. Older records have neither {@code spent} nor {@code actual}.
 */
final class HistoryLoadMapping {

    private HistoryLoadMapping() {}

    static Map<String, Object> write(HistoryLoad load) {
        Map<String, Object> results = new LinkedHashMap<>();
        Map<String, Object> missing = new LinkedHashMap<>();
        load.results().forEach((interval, result) -> {
            LoadResult.Counts events = result.events();
            results.put(
                    interval.key(),
                    List.of(
                            events.read(),
                            events.duplicates(),
                            events.rejected(),
                            events.alreadyThere(),
                            events.unwanted(),
                            result.listed()));
            if (!result.missing().isEmpty()) {
                missing.put(interval.key(), result.missing());
            }
        });
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", load.id());
        written.put("estimate", write(load.estimate()));
        written.put(
                "extent",
                Map.of(
                        "blocks", load.extent().blocks(),
                        "pending", load.extent().pending()));
        written.put("results", results);
        written.put("missing", missing);
        written.put("spent", load.spent().toString());
        load.actual().ifPresent(actual -> written.put("actual", write(actual)));
        return written;
    }

    static HistoryLoad read(Map<?, ?> load) {
        Map<?, ?> missing = map(load.get("missing"));
        SortedMap<Interval, HistoryLoad.Result> results = new TreeMap<>();
        map(load.get("results"))
                .forEach((interval, numbers) -> results.put(
                        Interval.parse(text(interval)), result(list(numbers), texts(missing.get(interval)))));
        Map<?, ?> extent = map(load.get("extent"));
        return new HistoryLoad(
                text(load.get("id")),
                readSize(map(load.get("estimate"))),
                new HistoryLoad.Extent(number(extent.get("blocks")), number(extent.get("pending"))),
                results,
                duration(load.get("spent")),
                readActual(load));
    }

    /** What a load really was, without the rest of it; empty of one that is not over, or was before this was kept. */
    static Optional<HistoryLoad.Size> readActual(Map<?, ?> load) {
        return Optional.ofNullable(load.get("actual")).map(actual -> readSize(map(actual)));
    }

    private static Map<String, Object> write(HistoryLoad.Size size) {
        return Map.of(
                "blocks", size.blocks(),
                "compressedBytes", size.compressedBytes(),
                "rawBytes", size.rawBytes(),
                "events", size.events(),
                "indexBytes", size.indexBytes(),
                "duration", size.duration().toString());
    }

    private static HistoryLoad.Size readSize(Map<?, ?> size) {
        return new HistoryLoad.Size(
                number(size.get("blocks")),
                number(size.get("compressedBytes")),
                number(size.get("rawBytes")),
                number(size.get("events")),
                number(size.get("indexBytes")),
                duration(size.get("duration")));
    }

    private static Duration duration(@Nullable Object text) {
        return text == null ? Duration.ZERO : Duration.parse(text(text));
    }

    private static HistoryLoad.Result result(List<?> numbers, List<String> missing) {
        LoadResult.Counts events = new LoadResult.Counts(
                number(numbers, 0), number(numbers, 1), number(numbers, 2), number(numbers, 3), number(numbers, 4));
        return new HistoryLoad.Result(events, number(numbers, 5), missing);
    }

    private static long number(List<?> numbers, int index) {
        return index < numbers.size() ? number(numbers.get(index)) : 0;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /** A list of one element comes back as the element. */
    private static List<?> list(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Iterable<?> many -> {
                List<Object> elements = new ArrayList<>();
                many.forEach(elements::add);
                yield elements;
            }
            default -> List.of(value);
        };
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(HistoryLoadMapping::text).toList();
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }
}
