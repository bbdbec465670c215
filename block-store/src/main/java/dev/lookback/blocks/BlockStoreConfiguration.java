package dev.lookback.blocks;

import org.springframework.context.annotation.Configuration;

/** The beans of the archive. */
@Configuration(proxyBeanMethods = false)
public class BlockStoreConfiguration {}
