package dev.lookback.api.verify;

import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A client over HTTP. One that wants lines gets {@code {"progress":…}} now and then and {@code {"result":…}} at the end; any
 * other the result alone, with line feeds before it while it waits.
 */
final class VerifyClient implements VerifySender.Client {

    static final String NDJSON = "application/x-ndjson";
    static final String JSON = "application/json";

    private final HttpServletResponse response;
    private final JsonMapper json;
    private final boolean wantsLines;

    VerifyClient(HttpServletResponse response, JsonMapper json, boolean wantsLines) {
        this.response = response;
        this.json = json;
        this.wantsLines = wantsLines;
    }

    @Override
    public void goesOn(VerifyProgress progress) throws IOException {
        write(wantsLines ? json.writeValueAsString(Map.of("progress", progress)) : "");
    }

    @Override
    public void ends(VerifyAnswer answer) throws IOException {
        write(json.writeValueAsString(wantsLines ? Map.of("result", answer) : answer));
    }

    private void write(String line) throws IOException {
        if (!response.isCommitted()) {
            response.setContentType(wantsLines ? NDJSON : JSON);
            response.setHeader("Cache-Control", "no-store");
        }
        response.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }
}
