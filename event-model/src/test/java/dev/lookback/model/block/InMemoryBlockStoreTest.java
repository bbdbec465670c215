package dev.lookback.model.block;

class InMemoryBlockStoreTest extends BlockStoreContract {

    private final InMemoryBlockStore store = new InMemoryBlockStore();

    @Override
    protected BlockStore store() {
        return store;
    }

    @Override
    protected BlockCatalogue catalogue() {
        return store;
    }
}
