package dev.lookback.api;

import tools.jackson.databind.JsonNode;

/** A server-sent event. */
record FollowedEvent(String id, JsonNode data) {}
