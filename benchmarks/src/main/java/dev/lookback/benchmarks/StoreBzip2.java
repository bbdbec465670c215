package dev.lookback.benchmarks;

import dev.lookback.blocks.bzip2.Bzip2BlockCodec;
import dev.lookback.blocks.bzip2.Bzip2Library;
import dev.lookback.model.block.BlockCodec;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What block-store has: one stream alone is expanded on the thread that asks for it. */
final class StoreBzip2 implements Bzip2Candidate {

    private final String name;
    private final BlockCodec codec;

    StoreBzip2(String name, Bzip2Library library) {
        this.name = name;
        this.codec = Bzip2BlockCodec.with(library);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte[] compress(byte[] text) {
        return codec.compress(text, 0, text.length);
    }

    /** The text of a part, expanded on all cores. */
    InputStream open(Path part) throws IOException {
        return codec.decompress(new BufferedInputStream(Files.newInputStream(part)));
    }

    @Override
    public int expand(byte[] stream) throws IOException {
        try (InputStream text = codec.decompress(new ByteArrayInputStream(stream))) {
            return text.readAllBytes().length;
        }
    }
}
