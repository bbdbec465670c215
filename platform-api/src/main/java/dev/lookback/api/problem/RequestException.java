package dev.lookback.api.problem;

import org.springframework.http.HttpStatus;

import java.util.Map;

/** A request cannot be done as it stands. The message names the field, what it holds and what was expected. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String field;
    private final transient Map<String, Object> members;

    private RequestException(HttpStatus status, String field, String message) {
        this(status, field, message, Map.of());
    }

    private RequestException(HttpStatus status, String field, String message, Map<String, Object> members) {
        super(message);
        this.status = status;
        this.field = field;
        this.members = members;
    }

    /**
     * The field holds what it must not.
     *
     * @param expected as it goes behind "expected: "
     */
    public static RequestException unexpected(String field, Object value, String expected) {
        return new RequestException(HttpStatus.BAD_REQUEST, field, describe(field, value, expected));
    }

    /**
     * The field holds what cannot be read.
     *
     * @param cause whose message says where, and what was expected there
     */
    public static RequestException unreadable(String field, IllegalArgumentException cause) {
        return new RequestException(HttpStatus.BAD_REQUEST, field, field + ": " + cause.getMessage());
    }

    /** The field names what there is not. */
    public static RequestException notFound(String field, Object value, String expected) {
        return new RequestException(HttpStatus.NOT_FOUND, field, describe(field, value, expected));
    }

    /** What the field names is not in a state in which this can be done. */
    public static RequestException conflict(String field, Object value, String expected) {
        return new RequestException(HttpStatus.CONFLICT, field, describe(field, value, expected));
    }

    /** What the field names has changed since the caller has seen it. */
    public static RequestException preconditionFailed(String field, Object value, String expected) {
        return new RequestException(HttpStatus.PRECONDITION_FAILED, field, describe(field, value, expected));
    }

    /**
     * What the field limits is used up.
     *
     * @param members of the answer, beside those that each has
     */
    public static RequestException refused(
            HttpStatus status, String field, String message, Map<String, Object> members) {
        return new RequestException(status, field, message, Map.copyOf(members));
    }

    public HttpStatus status() {
        return status;
    }

    public String field() {
        return field;
    }

    /** That the answer has beside those that each has. */
    public Map<String, Object> members() {
        return members;
    }

    private static String describe(String field, Object value, String expected) {
        return field + ": " + value + " (expected: " + expected + ')';
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
