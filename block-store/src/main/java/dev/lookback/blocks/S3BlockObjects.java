package dev.lookback.blocks;

import dev.lookback.model.block.BlockObject;
import dev.lookback.model.block.BlockObjects;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** S3's objects as they are listed. */
final class S3BlockObjects implements BlockObjects {

    private static final Interval FIRST = new Interval(0);

    private final S3Bucket bucket;
    private final ArchiveKeys keys;

    S3BlockObjects(S3Bucket bucket, ArchiveKeys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public List<BlockObject> list(Environment environment, Interval first, Interval last) {
        return walk(environment, keys.common(environment, first, last), first, objects -> {
            List<BlockObject> found = new ArrayList<>();
            for (S3Object object : objects) {
                Optional<BlockObject> ours = ours(environment, object);
                if (ours.isPresent() && ours.get().interval().compareTo(last) > 0) {
                    break;
                }
                ours.ifPresent(found::add);
            }
            return found;
        });
    }

    @Override
    public Optional<Interval> oldest(Environment environment) {
        return walk(environment, keys.environment(environment), FIRST, objects -> {
            for (S3Object object : objects) {
                Optional<BlockObject> ours = ours(environment, object);
                if (ours.isPresent()) {
                    return ours.map(BlockObject::interval);
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public InputStream open(BlockObject object) throws IOException {
        return bucket.open(object.key());
    }

    private interface Walk<T> {
        /** Pages are asked for as this goes on. */
        T over(Iterable<S3Object> objects);
    }

    private <T> T walk(Environment environment, String prefix, Interval first, Walk<T> walk) {
        Iterable<S3Object> objects = bucket.pages(
                        request -> request.prefix(prefix).startAfter(keys.interval(environment, first)))
                .contents();
        try {
            return bucket.list(prefix, () -> walk.over(objects));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<BlockObject> ours(Environment environment, S3Object object) {
        return keys.parse(environment, object.key())
                .map(entry -> new BlockObject(
                        object.key(),
                        entry.interval(),
                        entry.name(),
                        entry.isManifest(),
                        object.size(),
                        object.lastModified()));
    }
}
