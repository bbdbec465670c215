package dev.lookback.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** For every process that serves a page. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:dev/lookback/page/page-files.properties")
public class PageFilesConfiguration {

    /** A file's tag is its content's, so that a new version is seen at once and an old one is not sent again. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> pageTags() {
        ShallowEtagHeaderFilter tags = new ShallowEtagHeaderFilter();
        // What has a strong tag Tomcat does not compress.
        tags.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(tags);
        registration.addUrlPatterns("/index.html", "/icon.svg", "/app/*", "/styles/*", "/webjars/*");
        return registration;
    }
}
