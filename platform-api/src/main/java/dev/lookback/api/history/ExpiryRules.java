package dev.lookback.api.history;

import dev.lookback.api.problem.RequestException;
import dev.lookback.api.time.DateMath;
import dev.lookback.api.time.Durations;

import java.time.Duration;
import java.time.Instant;

/** When a history index may expire. The longest life counts from creation. */
record ExpiryRules(Duration defaultTtl, Duration maxTtl) {

    /** @throws RequestException if it is more than an index may have */
    Duration ttl(Duration asked) {
        if (asked.compareTo(maxTtl) > 0) {
            throw RequestException.unexpected("ttl", asked, "at most " + maxTtl);
        }
        return asked;
    }

    /** Of an index asked for again: moved out, never in, and not beyond the longest life. */
    Instant extended(Instant createdAt, Instant expiresAt, Instant now, Duration ttl) {
        Instant wanted = now.plus(ttl);
        Instant latest = createdAt.plus(maxTtl);
        Instant allowed = wanted.isBefore(latest) ? wanted : latest;
        return allowed.isAfter(expiresAt) ? allowed : expiresAt;
    }

    /** @throws RequestException naming the field that is wrong, missing, or one too many */
    Instant moved(Instant createdAt, ExpiryRequest request, Instant now) {
        boolean hasTtl = request.ttl() != null;
        if (hasTtl == (request.expiresAt() != null)) {
            throw RequestException.unexpected(
                    "ttl", hasTtl ? "beside expiresAt" : "missing", "either ttl or expiresAt");
        }
        String field = hasTtl ? "ttl" : "expiresAt";
        Instant wanted = request.ttl() != null
                ? now.plus(ttl(Durations.parse(field, request.ttl())))
                : DateMath.parse(field, String.valueOf(request.expiresAt()), now);
        Instant latest = createdAt.plus(maxTtl);
        if (!wanted.isAfter(now) || wanted.isAfter(latest)) {
            throw RequestException.unexpected(
                    field, wanted, "after now, " + now + ", and at most " + maxTtl + " after creation, " + latest);
        }
        return wanted;
    }
}
