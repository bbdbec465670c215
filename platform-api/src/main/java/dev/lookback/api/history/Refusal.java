package dev.lookback.api.history;

import dev.lookback.api.problem.RequestException;
import org.springframework.http.HttpStatus;

import java.util.Map;

/**
 * Why a load is not begun.
 *
 * @param status 409 for what changes by itself or by deleting, 422 for what this request can never have
 * @param limit the policy's member, or Elasticsearch's setting
 * @param value of the limit: loads, or bytes
 * @param inUse of it
 * @param needed of it by this load, as foretold
 * @param detail for a person, with what to do
 */
record Refusal(int status, String limit, long value, long inUse, long needed, String detail) {

    static Refusal forNow(String limit, long value, long inUse, long needed, String detail) {
        return new Refusal(HttpStatus.CONFLICT.value(), limit, value, inUse, needed, limit + ": " + detail);
    }

    static Refusal forEver(String limit, long value, long needed, String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT.value(), limit, value, 0, needed, limit + ": " + detail);
    }

    RequestException asProblem(HistoryIndexView.Size estimate) {
        return RequestException.refused(
                HttpStatus.valueOf(status),
                limit,
                detail,
                Map.of("limit", limit, "value", value, "inUse", inUse, "needed", needed, "estimate", estimate));
    }
}
