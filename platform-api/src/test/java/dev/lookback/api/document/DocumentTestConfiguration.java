package dev.lookback.api.document;

import dev.lookback.api.audit.AuditConfiguration;
import dev.lookback.api.environment.TestArchive;
import dev.lookback.api.events.EventsConfiguration;
import dev.lookback.api.page.PageConfiguration;
import dev.lookback.model.block.InMemoryBlockStore;
import dev.lookback.search.AuditRecords;
import dev.lookback.search.InMemorySearch;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The rest of the stages that answer calls, and the document. */
@Configuration(proxyBeanMethods = false)
@Import({EventsConfiguration.class, AuditConfiguration.class, PageConfiguration.class, DocumentConfiguration.class})
@ImportAutoConfiguration({
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocWebMvcConfiguration.class
})
class DocumentTestConfiguration {

    @Bean
    InMemoryBlockStore blockStore(TestArchive archive) {
        return archive.store();
    }

    @Bean
    AuditRecords auditRecords(InMemorySearch search) {
        return search.auditRecords();
    }
}
