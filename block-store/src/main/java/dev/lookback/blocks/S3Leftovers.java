package dev.lookback.blocks;

import dev.lookback.model.block.Leftover;
import dev.lookback.model.block.Leftovers;
import dev.lookback.model.block.Part;
import dev.lookback.model.topic.Environment;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks through a listing an interval at a time, so that an archive of any size is looked through in the same memory. */
final class S3Leftovers implements Leftovers {

    private final S3Bucket bucket;
    private final ArchiveKeys keys;

    S3Leftovers(S3Bucket bucket, ArchiveKeys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public List<Leftover> list(Environment environment, Instant coveredBefore) {
        ListObjectsV2Iterable pages = bucket.pages(request -> request.prefix(keys.environment(environment)));
        try {
            return bucket.list(keys.environment(environment), () -> walk(pages, environment, coveredBefore));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Environment environment, Leftover leftover) throws IOException {
        Part part = new Part(leftover.interval(), leftover.name(), 0, Instant.EPOCH);
        bucket.delete(keys.manifest(environment, part));
        bucket.delete(keys.data(environment, part));
    }

    private List<Leftover> walk(ListObjectsV2Iterable pages, Environment environment, Instant coveredBefore) {
        List<Leftover> found = new ArrayList<>();
        IntervalListing current = IntervalListing.none();
        for (S3Object object : pages.contents()) {
            Optional<ArchiveKeys.Entry> entry = keys.parse(environment, object.key());
            if (entry.isEmpty()) {
                continue;
            }
            if (!current.isOf(entry.get().interval())) {
                found.addAll(current.leftovers(coveredBefore));
                current = IntervalListing.of(entry.get().interval());
            }
            current.add(entry.get(), object.size(), object.lastModified());
        }
        found.addAll(current.leftovers(coveredBefore));
        return found;
    }
}
