package dev.lookback.standalone.verify;

import dev.lookback.standalone.instance.InstanceFailure;
import dev.lookback.standalone.rest.ApiClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks platform-api for a check, and waits for its result. */
public final class ArchiveProof {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiClient api;
    private final VerifyProgress progress;

    public ArchiveProof(ApiClient api, VerifyProgress progress) {
        this.api = api;
        this.progress = progress;
    }

    /**
     * The result, as the API tells it.
     *
     * @throws InstanceFailure when there is none
     */
    public JsonNode ask(String path) throws InterruptedException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(api.stream(path, "application/x-ndjson"), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null) {
                JsonNode answer = JSON.readTree(line);
                if (answer.has("result")) {
                    return answer.path("result");
                }
                progress.show(answer.path("progress"));
                line = lines.readLine();
            }
            throw new InstanceFailure(path + ": ended without a result (expected: one; ask again)");
        } catch (IOException e) {
            throw new InstanceFailure(path + ": " + e.getMessage() + " (expected: a result; ask again)", e);
        } catch (JacksonException e) {
            throw new InstanceFailure(path + ": " + e.getOriginalMessage() + " (expected: JSON)", e);
        } finally {
            progress.finish();
        }
    }
}
