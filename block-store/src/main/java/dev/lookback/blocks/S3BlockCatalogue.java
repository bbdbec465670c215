package dev.lookback.blocks;

import dev.lookback.model.block.Block;
import dev.lookback.model.block.BlockCatalogue;
import dev.lookback.model.time.Interval;
import dev.lookback.model.topic.Environment;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** S3's listing as the catalogue: it begins at the first wanted interval and ends with the last. */
final class S3BlockCatalogue implements BlockCatalogue {

    private final S3Bucket bucket;
    private final ArchiveKeys keys;

    S3BlockCatalogue(S3Bucket bucket, ArchiveKeys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    @Override
    public SortedSet<Environment> environments() {
        ListObjectsV2Iterable pages =
                bucket.pages(request -> request.prefix(keys.prefix()).delimiter("/"));
        try {
            return bucket.list(keys.prefix(), () -> environments(pages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Block> list(Environment environment, Interval first, Interval last) {
        String common = keys.common(environment, first, last);
        ListObjectsV2Iterable pages =
                bucket.pages(request -> request.prefix(common).startAfter(keys.interval(environment, first)));
        try {
            return bucket.list(common, () -> blocks(pages, environment, last));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SortedSet<Environment> environments(ListObjectsV2Iterable pages) {
        SortedSet<Environment> environments = new TreeSet<>();
        for (CommonPrefix directory : pages.commonPrefixes()) {
            keys.environment(directory.prefix()).ifPresent(environments::add);
        }
        return environments;
    }

    private List<Block> blocks(ListObjectsV2Iterable pages, Environment environment, Interval last) {
        Listing listing = new Listing();
        for (S3Object object : pages.contents()) {
            Optional<ArchiveKeys.Entry> entry = keys.parse(environment, object.key());
            if (entry.isPresent() && entry.get().interval().compareTo(last) > 0) {
                break;
            }
            entry.ifPresent(found -> listing.add(found, object.size(), object.lastModified()));
        }
        return listing.blocks();
    }
}
