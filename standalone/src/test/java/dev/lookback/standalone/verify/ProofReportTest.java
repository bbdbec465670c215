package dev.lookback.standalone.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProofReportTest {

    @Test
    void whatIsWholeIsOneLine() {
        ProofReport report = report("\"whole\":true");

        assertThat(report.exitStatus()).isZero();
        assertThat(report.lines())
                .containsExactly("whole: prod, 2026-11-23T16:05:00Z to 2026-11-23T16:15:00Z: 2 of 2 intervals, 3 parts,"
                        + " 30 events, 4500 bytes of lines in 900; 0 problems, 0 gaps, 0 unknown; 1 harvesters, each up"
                        + " to the last batch seen");
    }

    @Test
    void whatIsDamagedOrMissingIsALineEach() {
        ProofReport report = report(
                "\"whole\":false,\"problems\":[{\"kind\":\"wrong-checksum\",\"key\":\"prod/3k9xd/a\",\"detail\":\"sha256:"
                        + " 1 (expected: 2)\"}],\"gaps\":[{\"agent\":\"a7f0\",\"host\":\"web-1\",\"from\":3,"
                        + "\"to\":3,\"interval\":\"3k9xe\"}],\"unknown\":[{\"reason\":\"unplaced\",\"agent\":\"a7f0\",\"host\":\"web-1\",\"from\":1,\"to\":2,\"detail\":\"who"
                        + " knows\"}]");

        assertThat(report.exitStatus()).isOne();
        assertThat(report.lines())
                .startsWith(
                        "wrong-checksum: prod/3k9xd/a: sha256: 1 (expected: 2)",
                        "batch-missing: a7f0 (web-1) batch 3, interval 3k9xe (expected: in the archive)",
                        "unknown (unplaced): a7f0 (web-1) batches 1 to 2: who knows")
                .last()
                .asString()
                .startsWith("damaged or missing: prod, ")
                .contains("1 problems, 1 gaps, 1 unknown");
    }

    @Test
    void whatIsUnknownAloneIsNotProvenAndNotCalledDamaged() {
        ProofReport report = report("\"whole\":false,\"open\":{\"intervals\":2,\"from\":\"3k9xe\"},\"unknown\":"
                + "[{\"reason\":\"unreadable\",\"interval\":\"3k9xd\",\"key\":\"prod/3k9xd/a\",\"detail\":\"away\"},"
                + "{\"reason\":\"too-many\",\"agent\":\"a7f0\",\"detail\":\"more\"}],\"more\":{\"unknown\":7},"
                + "\"error\":\"archive: no answer\"");

        assertThat(report.exitStatus()).isEqualTo(2);
        assertThat(report.lines())
                .startsWith(
                        "unknown (unreadable): prod/3k9xd/a: away",
                        "unknown (too-many): a7f0 all batches: more",
                        "and 7 more unknown",
                        "unknown (open): 2 intervals from 3k9xe on are not closed yet",
                        "not checked to the end: archive: no answer")
                .last()
                .asString()
                .startsWith("not proven: prod, ");
    }

    private static ProofReport report(String members) {
        return new ProofReport(JsonMapper.shared()
                .readTree(
                        "{\"environment\":\"prod\",\"start\":\"2026-11-23T16:05:00Z\",\"end\":\"2026-11-23T16:15:00Z\","
                                + "\"intervals\":2,\"checked\":2,\"parts\":3,\"events\":30,\"rawBytes\":4500,"
                                + "\"compressedBytes\":900,\"agents\":[{\"agent\":\"a7f0\"}]," + members + "}"));
    }
}
