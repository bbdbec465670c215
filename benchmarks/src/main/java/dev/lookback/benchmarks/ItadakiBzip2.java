package dev.lookback.benchmarks;

import org.itadaki.bzip2.BZip2InputStream;
import org.itadaki.bzip2.BZip2OutputStream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code org.itadaki:bzip2}, Java alone, 2011. */
final class ItadakiBzip2 implements Bzip2Candidate {

    @Override
    public String name() {
        return "org.itadaki:bzip2";
    }

    @Override
    public byte[] compress(byte[] text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(text.length / 4);
        try (OutputStream bzip2 = new BZip2OutputStream(compressed)) {
            bzip2.write(text);
        }
        return compressed.toByteArray();
    }

    @Override
    public int expand(byte[] stream) throws IOException {
        try (InputStream text = new BZip2InputStream(new ByteArrayInputStream(stream), false)) {
            return text.readAllBytes().length;
        }
    }
}
