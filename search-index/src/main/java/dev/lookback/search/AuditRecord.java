package dev.lookback.search;

import dev.lookback.model.topic.Environment;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that somebody asked for.
 *
 * @param id given once
 * @param time when it was asked for
 */
public record AuditRecord(
        String id, Instant time, Environment environment, Source source, Change change, Result result) {

    /**
     * Who, and from where.
     *
     * @param name of the caller
     * @param address that the request came from
     */
    public record Source(String name, String address) {}

    /**
     * What.
     *
     * @param call method, path and query
     * @param body as it was read, in JSON; empty without one
     * @param purpose in the caller's words
     */
    public record Change(String call, Optional<String> body, Optional<String> purpose) {}

    /**
     * What came of it.
     *
     * @param status of the answer; empty while nobody knows, or when the process ended before the answer
     * @param target that the answer names, where it is another than the call's
     */
    public record Result(Optional<Integer> status, Optional<String> target) {
        public static final Result UNKNOWN = new Result(Optional.empty(), Optional.empty());
    }

    public AuditRecord with(Result next) {
        return new AuditRecord(id, time, environment, source, change, next);
    }
}
