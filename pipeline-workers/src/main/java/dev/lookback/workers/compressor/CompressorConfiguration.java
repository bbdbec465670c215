package dev.lookback.workers.compressor;

import dev.lookback.workers.ConditionalOnRole;
import dev.lookback.workers.Role;
import org.springframework.context.annotation.Configuration;

/** The beans of the compressor. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.COMPRESSOR)
public class CompressorConfiguration {}
