package dev.lookback.api.search;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(SearchController.class)
public class SearchConfiguration {}
