package dev.lookback.model.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/** What every archive shows to whoever checks it. A subclass gives one that is empty. */
public abstract class BlockObjectsContract {

    private static final Environment PROD = new Environment("prod");
    private static final Interval FIRST = Interval.parse("00001");
    private static final Interval LAST = Interval.parse("zzzzz");

    protected abstract BlockObjects objects();

    /** Puts a part's data, {@link SampleParts#DATA}, and its manifest there. */
    protected abstract void write(PartManifest manifest) throws IOException;

    protected abstract void remove(BlockObject object);

    @Test
    void showsNothingWhereNothingIs() {
        assertThat(objects().list(PROD, FIRST, LAST)).isEmpty();
        assertThat(objects().oldest(PROD)).isEmpty();
    }

    @Test
    void showsBothObjectsOfAPartAndReadsThem() throws IOException {
        PartManifest manifest = SampleParts.manifest("prod", "3k9xd", 0, 9);
        write(manifest);

        List<BlockObject> found = objects().list(PROD, FIRST, LAST);

        assertThat(found).hasSize(2).allMatch(object -> object.name().equals(manifest.name()));
        assertThat(bytes(only(found, false))).isEqualTo(SampleParts.DATA);
        assertThat(only(found, false).size()).isEqualTo(SampleParts.DATA.length);
        assertThat(ManifestJson.read(bytes(only(found, true)))).isEqualTo(manifest);
    }

    @Test
    void showsWhatDoesNotCountToo() throws IOException {
        write(SampleParts.manifest("prod", "3k9xd", 0, 4));
        write(SampleParts.manifest("prod", "3k9xd", 0, 9));
        remove(only(objects().list(PROD, FIRST, LAST).subList(0, 2), true));

        assertThat(objects().list(PROD, FIRST, LAST)).hasSize(3);
    }

    @Test
    void keepsToEnvironmentAndBoundsInOrder() throws IOException {
        for (String interval : List.of("3k9xf", "3k9xc", "3k9xd", "3k9xe")) {
            write(SampleParts.manifest("prod", interval, 0, 9));
        }
        write(SampleParts.manifest("prod-eu", "3k9xb", 0, 9));

        assertThat(objects().list(PROD, Interval.parse("3k9xd"), Interval.parse("3k9xe")))
                .extracting(object -> object.interval().key())
                .containsExactly("3k9xd", "3k9xd", "3k9xe", "3k9xe");
        assertThat(objects().oldest(PROD)).contains(Interval.parse("3k9xc"));
    }

    @Test
    void saysThatAnObjectIsNotThereAnyMore() throws IOException {
        write(SampleParts.manifest("prod", "3k9xd", 0, 9));
        BlockObject data = only(objects().list(PROD, FIRST, LAST), false);
        remove(data);

        assertThatThrownBy(() -> objects().open(data).close()).isInstanceOf(NoSuchFileException.class);
    }

    private byte[] bytes(BlockObject object) throws IOException {
        try (InputStream bytes = objects().open(object)) {
            return bytes.readAllBytes();
        }
    }

    private static BlockObject only(List<BlockObject> objects, boolean isManifest) {
        return objects.stream()
                .filter(object -> object.isManifest() == isManifest)
                .findFirst()
                .orElseThrow();
    }
}
