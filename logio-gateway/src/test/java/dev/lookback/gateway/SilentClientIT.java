package dev.lookback.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** A browser that hangs, and a gateway that stops. */
class SilentClientIT {

    @Test
    void closesAClientThatReadsNothingAndNoOther() {
        try (RunningGateway gateway = RunningGateway.start("lookback.gateway.clients.max-silence=2s");
                Browser silent = gateway.browser();
                Browser other = gateway.browser()) {
            silent.settle();
            other.settle();
            silent.stopReading();

            await().atMost(Browser.LIMIT).until(() -> gateway.metric("clients") == 1);
            other.settle();
            assertThat(other.isClosed()).isFalse();
        }
    }

    @Test
    void tellsItsClientsThatItStops() {
        RunningGateway gateway = RunningGateway.start();
        try (Browser browser = gateway.browser()) {
            browser.subscribe("{\"subscribe\":\"a\"}");

            gateway.close();

            assertThat(browser.closeStatus()).isEqualTo(1001);
        }
    }
}
