package dev.lookback.api.problem;

/** Something that a request needs does not answer now: the same request may be sent again. */
public final class ServiceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param service that does not answer, as an operator knows it */
    public ServiceUnavailableException(String service, Throwable cause) {
        super(service + ": no answer (" + cause + ')', cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
