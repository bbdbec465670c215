package dev.lookback.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lookback.model.block.Leftover;
import dev.lookback.model.block.Leftovers;
import dev.lookback.model.block.Part;
import dev.lookback.model.block.PartManifest;
import dev.lookback.model.block.SampleParts;
import dev.lookback.model.topic.Environment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

class S3LeftoversIT {

    private static final Environment PROD = new Environment("prod");

    @TempDir
    Path directory;

    private final S3Bucket bucket = TestBucket.make();
    private final ArchiveKeys keys = new ArchiveKeys("archive/");
    private final Leftovers leftovers = new S3Leftovers(bucket, keys);
    private final Instant later = Clock.systemUTC().instant().plusSeconds(3_600);

    @BeforeEach
    void aPartAndWhatCrossesIt() throws IOException {
        write("3k9xd", 0, 9);
        write("3k9xd", 8, 12);
        write("3k9xe", 0, 2);
    }

    @Test
    void removesAPartThatAnotherCoversAndNothingElse() throws IOException {
        List<String> before = keys();
        write("3k9xd", 0, 4);

        List<Leftover> found = leftovers.list(PROD, later);
        assertThat(found)
                .extracting(Leftover::name)
                .containsExactly(manifest("3k9xd", 0, 4).name());
        leftovers.remove(PROD, found.getFirst());

        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void removesDataWithoutAManifestThatAPartCovers() throws IOException {
        List<String> before = keys();
        bucket.put(
                keys.data(PROD, part("3k9xd", 1, 9)), "application/x-bzip2", RequestBody.fromBytes(SampleParts.DATA));

        List<Leftover> found = leftovers.list(PROD, later);
        assertThat(found).hasSize(1);
        leftovers.remove(PROD, found.getFirst());
        leftovers.remove(PROD, found.getFirst());

        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void dataWithoutAManifestThatNobodyCoversStays() throws IOException {
        bucket.put(
                keys.data(PROD, part("3k9xd", 20, 29)), "application/x-bzip2", RequestBody.fromBytes(SampleParts.DATA));
        bucket.put(
                keys.data(PROD, part("3k9xf", 0, 9)), "application/x-bzip2", RequestBody.fromBytes(SampleParts.DATA));

        assertThat(leftovers.list(PROD, later)).isEmpty();
    }

    @Test
    void aPartWhoseDataIsGoneCoversNothing() throws IOException {
        write("3k9xd", 0, 4);
        bucket.delete(keys.data(PROD, part("3k9xd", 0, 9)));

        assertThat(leftovers.list(PROD, later)).isEmpty();
    }

    @Test
    void aPartCoversNothingBeforeItIsOldEnough() throws IOException {
        write("3k9xd", 0, 4);

        assertThat(leftovers.list(PROD, later.minusSeconds(7_200))).isEmpty();
    }

    @Test
    void anotherEnvironmentsPartsAreNoneOfOurs() throws IOException {
        write("3k9xd", 0, 4);

        assertThat(leftovers.list(new Environment("prod-eu"), later)).isEmpty();
    }

    private void write(String interval, long first, long last) throws IOException {
        new S3BlockStore(bucket, keys)
                .write(manifest(interval, first, last), Files.write(directory.resolve("part"), SampleParts.DATA));
    }

    private static PartManifest manifest(String interval, long first, long last) {
        return SampleParts.manifest("prod", interval, first, last);
    }

    private static Part part(String interval, long first, long last) {
        return manifest(interval, first, last).part();
    }

    private List<String> keys() throws IOException {
        return bucket.list(
                "",
                () -> bucket.pages(request -> request.prefix("archive/")).contents().stream()
                        .map(S3Object::key)
                        .toList());
    }
}
