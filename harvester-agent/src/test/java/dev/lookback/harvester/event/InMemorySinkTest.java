package dev.lookback.harvester.event;

import java.util.List;

class InMemorySinkTest extends EventSinkContract {

    private InMemorySink sink;

    @Override
    protected EventSink newSink() {
        sink = new InMemorySink(100);
        return sink;
    }

    @Override
    protected List<String> deliverAll() {
        return sink.drain();
    }
}
