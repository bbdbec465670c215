package dev.lookback.api.environment;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(EnvironmentController.class)
public class EnvironmentRestTestConfiguration {}
