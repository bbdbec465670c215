package dev.lookback.gateway.cluster;

import dev.lookback.gateway.inputs.InputsBoard;
import dev.lookback.gateway.subscription.Subscriptions;

import java.net.http.HttpClient;
import java.time.Duration;

/**
 * What all links share.
 *
 * @param timeout after which a peer that says nothing is taken for gone
 */
record LinkServices(
        Instance instance,
        HttpClient http,
        Duration timeout,
        Subscriptions subscriptions,
        PeerIntake intake,
        InputsBoard board,
        PeerDirectory directory,
        ClusterMetrics metrics) {}
