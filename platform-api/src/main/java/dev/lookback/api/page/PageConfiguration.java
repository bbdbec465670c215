package dev.lookback.api.page;

import dev.lookback.page.PageFilesConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageProperties.class)
@Import({PageFilesConfiguration.class, PageController.class})
public class PageConfiguration {}
