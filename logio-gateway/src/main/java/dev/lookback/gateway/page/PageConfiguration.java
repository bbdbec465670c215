package dev.lookback.gateway.page;

import dev.lookback.page.PageFilesConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(PageFilesConfiguration.class)
public class PageConfiguration {}
