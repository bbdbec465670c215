package dev.lookback.harvester.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that is not acknowledged: what its sender is told. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ProblemDetail problem;
    private final String withoutEvent;

    private RefusedException(HttpStatus status, String detail) {
        this(status, detail, detail);
    }

    private RefusedException(HttpStatus status, String detail, String withoutEvent) {
        super(detail);
        this.problem = ProblemDetail.forStatusAndDetail(status, detail);
        this.withoutEvent = withoutEvent;
    }

    /** The body as a whole is not what it should be. */
    static RefusedException unreadable(String detail) {
        return new RefusedException(HttpStatus.BAD_REQUEST, detail);
    }

    /** One text in the body is not what it should be: the answer has its place as a number, too. */
    static RefusedException unreadable(Place place, String fault) {
        return at(place, HttpStatus.BAD_REQUEST, fault);
    }

    static RefusedException tooLong(Place place, String fault) {
        return at(place, HttpStatus.CONTENT_TOO_LARGE, fault);
    }

    static RefusedException tooLong(String detail) {
        return new RefusedException(HttpStatus.CONTENT_TOO_LARGE, detail);
    }

    static RefusedException unsupported(String detail) {
        return new RefusedException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
    }

    /** @param accepted how many events from the body's beginning are taken and on disk */
    static RefusedException full(int accepted, String detail) {
        RefusedException refused = new RefusedException(HttpStatus.TOO_MANY_REQUESTS, detail);
        refused.problem.setProperty("accepted", accepted);
        return refused;
    }

    static RefusedException notOnDisk(String detail) {
        return new RefusedException(HttpStatus.SERVICE_UNAVAILABLE, detail);
    }

    private static RefusedException at(Place place, HttpStatus status, String fault) {
        RefusedException refused = new RefusedException(status, place + ": " + fault, place + " is no event");
        refused.problem.setProperty(place.unit(), place.number());
        return refused;
    }

    /** What is said where others than the sender read it. */
    String withoutEvent() {
        return withoutEvent;
    }

    ProblemDetail problem() {
        return problem;
    }

    HttpStatus status() {
        return HttpStatus.valueOf(problem.getStatus());
    }
}
