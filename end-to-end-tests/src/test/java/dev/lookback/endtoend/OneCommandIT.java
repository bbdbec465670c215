package dev.lookback.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What a new user does, with the settings that a new user has. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneCommandIT {
    private static final Duration LIMIT_OF_DEMO = Duration.ofMinutes(2);
    private static final String GREETING = "hello " + UUID.randomUUID();

    private static final Installation installation = Installation.create();

    @RegisterExtension
    static final FailureLogs logs = new FailureLogs(() -> installation);

    @BeforeAll
    static void upAndSendThatVeryMoment() {
        installation.up().orFail();
        installation.run("send", GREETING).orFail();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void findsALineThatWasSentTheMomentUpReturned() {
        Elasticsearch elasticsearch = installation.elasticsearch();

        Awaitility.await(GREETING)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(elasticsearch.countOfPhrase(Elasticsearch.RECENT, GREETING))
                        .isEqualTo(1));
    }

    @Test
    @Order(2)
    void tellsItsProcessesAsJson() {
        Status status = installation.status();

        assertThat(status.json().propertyNames()).containsExactly("state", "environment", "data", "processes", "s3");
        assertThat(status.json().path("state").asString()).isEqualTo("ready");
        assertThat(status.json().path("environment").asString()).isEqualTo("local");
        assertThat(status.json().path("data").asString())
                .isEqualTo(installation.data().toString());
        assertThat(status.json().path("processes").path(0).propertyNames())
                .containsExactly("name", "state", "pid", "port", "restarts");
        assertThat(status.json().path("s3").propertyNames())
                .containsExactly("endpoint", "bucket", "accessKey", "secretKey");
        assertThat(status.json().path("s3").path("bucket").asString()).isEqualTo("lookback");
        assertThat(status.members())
                .extracting(Status.Member::name)
                .containsExactlyInAnyOrder(
                        "kafka", "elasticsearch", "s3", "platform-api", "workers", "harvester", "logio-gateway");
        assertThat(status.members()).allSatisfy(member -> {
            assertThat(member.isRunning()).isTrue();
            assertThat(ProcessHandle.of(member.pid())).isPresent();
            assertThat(FreePorts.isFree(member.port())).isFalse();
            assertThat(member.restarts()).isZero();
        });
    }

    @Test
    @Order(3)
    void refusesASecondUpOnTheSameDirectoryInOneClearLine() {
        Outcome second = installation.up();

        assertThat(second.exitStatus()).isNotZero();
        assertThat(second.errorLines()).singleElement().asString().contains("already runs", installation.data() + "");
        assertThat(installation.status().isReady()).isTrue();
    }

    @Test
    @Order(4)
    void demonstratesTheWholeWayInUnderTwoMinutes() {
        Outcome demo = installation.run("demo").orFail();

        assertThat(demo.took()).isLessThan(LIMIT_OF_DEMO);
        assertThat(demo.out()).contains("READY", "/#/explore?index=history-local.", "/swagger-ui.html", liveAddress());
    }

    private static String liveAddress() {
        return "http://127.0.0.1:" + installation.port("live") + "/";
    }

    @Test
    @Order(5)
    void endsEveryProcessOnDown() {
        List<Status.Member> members = installation.status().members();

        installation.down().orFail();

        assertThat(members).hasSize(7).allSatisfy(member -> {
            assertThat(ProcessHandle.of(member.pid())).isEmpty();
            assertThat(FreePorts.isFree(member.port())).isTrue();
        });
        assertThat(installation.run("status").exitStatus()).isNotZero();
    }
}
