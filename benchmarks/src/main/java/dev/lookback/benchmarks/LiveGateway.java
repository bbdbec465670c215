package dev.lookback.benchmarks;

import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The ports of a gateway. */
record LiveGateway(int http, int udp, int logIo) {

    static final Environment ENVIRONMENT = new Environment("bench");

    /** One that is yet to be started. */
    static LiveGateway onFreePorts() throws IOException {
        return new LiveGateway(Services.freePort(), Services.freePort(), Services.freePort());
    }

    /**
     * Starts it with its default settings, which want 256 MB of heap when much is on its way.
     *
     * @param peers whose browsers get its events, as its browsers get theirs
     */
    AppProcess start(Services services, LiveGateway... peers) throws Exception {
        List<String> settings = new ArrayList<>(List.of(
                "lookback.environment=" + ENVIRONMENT,
                "lookback.gateway.udp.port=" + udp,
                "lookback.gateway.logio.port=" + logIo));
        for (int i = 0; i < peers.length; i++) {
            settings.add("lookback.gateway.peers[" + i + "]=127.0.0.1:" + peers[i].http);
        }
        return services.startApp("logio-gateway", "256m", http, settings);
    }
}
