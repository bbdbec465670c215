package dev.lookback.api;

import dev.lookback.api.environment.TestArchive;
import dev.lookback.search.InMemorySearch;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureWebMvc;
import org.springframework.test.web.servlet.MockMvc;

/** REST over an archive and a cluster in memory, emptied before each test. The clock is at 2026-11-23T16:00:00Z. */
@SpringBootTest(classes = RestTestApplication.class)
@AutoConfigureWebMvc
@AutoConfigureMockMvc
public abstract class RestTests {

    @Autowired
    protected MockMvc mvc;

    @Autowired
    protected InMemorySearch search;

    @Autowired
    protected TestArchive archive;

    @Autowired
    protected MutableClock clock;

    @BeforeEach
    void empty() {
        search.wipe();
        search.setAvailable(true);
        clock.reset();
    }
}
