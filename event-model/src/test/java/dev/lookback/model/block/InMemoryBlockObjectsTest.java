package dev.lookback.model.block;

class InMemoryBlockObjectsTest extends BlockObjectsContract {

    private final InMemoryBlockObjects objects = new InMemoryBlockObjects();

    @Override
    protected BlockObjects objects() {
        return objects;
    }

    @Override
    protected void write(PartManifest manifest) {
        objects.write(manifest, SampleParts.DATA);
    }

    @Override
    protected void remove(BlockObject object) {
        objects.remove(object.key());
    }
}
