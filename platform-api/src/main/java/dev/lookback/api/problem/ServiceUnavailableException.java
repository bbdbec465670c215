package dev.lookback.api.problem;

/** Something that a request needs does not answer now: the same request may be sent again. */
public final class ServiceUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param service that does not answer, as an operator knows it */
    public ServiceUnavailableException(String service, Throwable cause) {
        super(service + ": no answer (" + cause + ')', cause);
    }

    private ServiceUnavailableException(String message) {
        super(message);
    }

    /** @param limit which is reached, as it stands now, and how it is set */
    public static ServiceUnavailableException busy(String limit) {
        return new ServiceUnavailableException(limit);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
