package dev.lookback.model.block;

import dev.lookback.model.topic.Environment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where parts are kept. A part that is written twice is the same bytes under the same name, so writing is safe to
 * repeat.
 */
public interface BlockStore {

    /**
     * Stores the data, then the manifest. A failure leaves at most the data without a manifest, which no reader sees;
     * when this returns, {@link BlockCatalogue#list} shows the part.
     *
     * @param data a file with the part's compressed bytes
     */
    void write(PartManifest manifest, Path data) throws IOException;

    /**
     * The part's compressed bytes.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such object
     * @throws IOException if it cannot be read now; also out of the stream
     */
    InputStream read(Environment environment, Part part) throws IOException;

    /**
     * @throws java.nio.file.NoSuchFileException if there is no such part
     * @throws IOException if it cannot be read now, or is no manifest
     */
    PartManifest manifest(Environment environment, Part part) throws IOException;
}
