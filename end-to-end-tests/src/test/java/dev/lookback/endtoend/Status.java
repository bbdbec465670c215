package dev.lookback.endtoend;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** What {@code status --json} says. */
record Status(JsonNode json) {
    /** Of a process that is not there: no system gives it. */
    private static final long NONE = Integer.MAX_VALUE;

    /** One of the processes. */
    record Member(String name, String state, long pid, int port, int restarts) {
        boolean isRunning() {
            return state.equals("running");
        }
    }

    boolean isReady() {
        return json.path("state").asString().equals("ready");
    }

    List<Member> members() {
        return Json.elements(json.path("processes")).map(Status::member).toList();
    }

    Member member(String name) {
        return members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + ": absent from " + json));
    }

    private static Member member(JsonNode process) {
        return new Member(
                process.path("name").asString(),
                process.path("state").asString(),
                process.path("pid").isNumber() ? process.path("pid").asLong() : NONE,
                process.path("port").asInt(),
                process.path("restarts").asInt());
    }
}
