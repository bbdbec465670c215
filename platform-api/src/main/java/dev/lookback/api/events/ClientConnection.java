package dev.lookback.api.events;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Objects;

/**
 * What HTTP alone does not tell, nor let one say: whether the client is still there while nothing is sent to it, and that an
 * answer of unknown length ends before its end. To be used by the thread that serves the request.
 */
public interface ClientConnection {

    /** The request's attribute that has it. */
    String ATTRIBUTE = ClientConnection.class.getName();

    static ClientConnection of(HttpServletRequest request) {
        return (ClientConnection) Objects.requireNonNull(request.getAttribute(ATTRIBUTE), ATTRIBUTE);
    }

    boolean isGone();

    /** Closes the connection without the answer's end, so that no client takes it for whole. */
    void cutOff();
}
