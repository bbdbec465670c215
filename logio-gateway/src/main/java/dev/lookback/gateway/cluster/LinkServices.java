package dev.lookback.gateway.cluster;

import dev.lookback.gateway.inputs.InputsBoard;
import dev.lookback.gateway.subscription.Subscriptions;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;

/**
 * What all links share.
 *
 * @param authorization by which peers are asked, where they ask for users
 * @param timeout after which a peer that says nothing is taken for gone
 */
record LinkServices(
        Instance instance,
        HttpClient http,
        Optional<String> authorization,
        Duration timeout,
        Subscriptions subscriptions,
        PeerIntake intake,
        InputsBoard board,
        PeerDirectory directory,
        ClusterMetrics metrics) {}
