package dev.lookback.api.document;

import dev.lookback.api.MutableClock;
import dev.lookback.api.document.ApiDocument.Call;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.events.ClientConnection;
import dev.lookback.api.events.EventParts;
import dev.lookback.model.block.GzipBlockCodec;
import dev.lookback.model.block.InMemoryBlockObjects;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.topic.Environment;
import dev.lookback.search.AuditRecord;
import dev.lookback.search.DocumentBatch;
import dev.lookback.search.InMemorySearch;
import dev.lookback.search.Lines;
import dev.lookback.search.RecentIndexName;
import dev.lookback.search.WriteMode;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The environment that the examples of the document are about, with something of everything that calls answer with. */
record ExampleWorld(
        MockMvc mvc, InMemorySearch search, TestArchive archive, InMemoryBlockObjects objects, MutableClock clock) {

    private static final Environment LOCAL = new Environment("local");
    private static final Instant EVENT = Instant.parse("2026-11-23T14:00:01Z");
    private static final String REST = ",\"log\":{\"level\":\"error\"},\"message\":\"upstream timed out\"";

    /** As new, and with what the examples of a call name. */
    void prepare(ApiDocument document, Call call) throws Exception {
        empty();
        archive.addTopic(LOCAL);
        archive.closeThrough(TestArchive.INTERVALS.at(EVENT).next());
        fill();
        if (call.path().contains("{index}")) {
            send(ExampleRequest.of(document.call("POST", "/history-indexes")));
        }
        if (call.path().endsWith("/progress")) {
            // Else it would not end.
            send(ExampleRequest.of(document.call("DELETE", "/history-indexes/{index}")));
        }
        if (call.path().contains("{rebuild}")) {
            // Without a body it would be another one.
            send(ExampleRequest.withAll(document.call("POST", "/environments/{environment}/recent/rebuild")));
        }
    }

    private void empty() {
        search.wipe();
        search.setAvailable(true);
        objects.clear();
        clock.reset();
    }

    private void fill() throws IOException {
        byte[] line = Lines.line(Lines.id(1), EVENT, REST);
        new EventParts(archive.store(), new GzipBlockCodec(), LOCAL.name())
                .write(0, List.of(new String(line, StandardCharsets.UTF_8)));
        objects.write(
                SampleParts.manifest(
                        LOCAL.name(), TestArchive.INTERVALS.at(EVENT).key(), 0, 0),
                SampleParts.DATA);
        search.recentIndexes().prepare(LOCAL);
        DocumentBatch batch = new DocumentBatch(0);
        batch.add(new RecentIndexName(LOCAL, LocalDate.parse("2026-11-23")).toString(), line, 0, line.length);
        search.documentWriter().write(batch, WriteMode.ANY_TARGET);
        search.auditRecords()
                .save(new AuditRecord(
                        "1",
                        EVENT,
                        LOCAL,
                        new AuditRecord.Source("ann", "192.0.2.7"),
                        new AuditRecord.Change(
                                "PATCH /history-indexes/x", Optional.of("{\"ttl\":\"48h\"}"), Optional.of("case 17")),
                        new AuditRecord.Result(Optional.of(200), Optional.of("/history-indexes/x"))));
    }

    MockHttpServletResponse send(ExampleRequest request) throws Exception {
        return mvc.perform(request.build().requestAttr(ClientConnection.ATTRIBUTE, new ThereStill()))
                .andReturn()
                .getResponse();
    }

    private static final class ThereStill implements ClientConnection {

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void cutOff() {
            throw new AssertionError("an answer broke off");
        }
    }
}
