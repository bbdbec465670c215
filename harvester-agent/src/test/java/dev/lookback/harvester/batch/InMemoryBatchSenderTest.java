package dev.lookback.harvester.batch;

import dev.lookback.model.batch.Batch;

import java.util.List;

class InMemoryBatchSenderTest extends BatchSenderContract {

    private InMemoryBatchSender sender = InMemoryBatchSender.present();

    @Override
    protected BatchSender newSender() {
        sender = InMemoryBatchSender.present();
        return sender;
    }

    @Override
    protected List<Batch> kept() {
        return sender.kept();
    }
}
