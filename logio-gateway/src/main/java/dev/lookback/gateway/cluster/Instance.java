package dev.lookback.gateway.cluster;

import dev.lookback.model.topic.Environment;

import java.util.UUID;

/**
 * Who this gateway is to others, until it ends.
 *
 * @param id drawn at every start, so that a gateway knows itself behind whatever address
 */
record Instance(String id, Environment environment) {

    /** Headers of the handshake; no page of a browser can send them. */
    static final String ID_HEADER = "Lookback-Instance";

    static final String ENVIRONMENT_HEADER = "Lookback-Environment";

    /** Answers to a handshake. */
    static final int NO_PEER = 403;

    /** Peers that ask for users say so, and that one has no role there. */
    static final int UNKNOWN = 401;

    static final int HIDDEN = 404;

    static final int ITSELF = 409;

    static final int OTHER_ENVIRONMENT = 412;

    static final int ONE_TOO_MANY = 503;

    Instance(Environment environment) {
        this(UUID.randomUUID().toString(), environment);
    }
}
