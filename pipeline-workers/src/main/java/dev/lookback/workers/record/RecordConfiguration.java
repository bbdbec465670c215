package dev.lookback.workers.record;

import org.springframework.context.annotation.Configuration;

/** What the stages that read {@code h-<env>} share. */
@Configuration(proxyBeanMethods = false)
public class RecordConfiguration {}
