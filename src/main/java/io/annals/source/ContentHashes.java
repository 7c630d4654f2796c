package io.annals.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** SHA-256 of the bytes of many files. */
public final class ContentHashes {

    /** From so many bytes on a process of its own is sooner done, its start included. */
    static final long BYTES_OF_A_PROCESS = 32L << 20;

    private ContentHashes() {
    }

    /** What {@link ContentHash#of} gives of each file, in their order; empty for a file that can't be read. */
    public static List<String> of(List<Path> files) {
        return of(files, BYTES_OF_A_PROCESS);
    }

    /** The same, with a process from so many bytes on. */
    static List<String> of(List<Path> files, long bytesOfAProcess) {
        String[] answers = bytes(files) < bytesOfAProcess ? new String[files.size()] : HashProcess.of(files);
        List<String> hashes = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            hashes.add(answers[i] != null ? answers[i] : hash(files.get(i)));
        }
        return hashes;
    }

    private static long bytes(List<Path> files) {
        long bytes = 0;
        for (Path file : files) {
            try {
                bytes += Files.size(file);
            } catch (IOException e) {
                // It has no bytes to be read.
            }
        }
        return bytes;
    }

    private static String hash(Path file) {
        try {
            return ContentHash.of(file);
        } catch (IOException e) {
            return "";
        }
    }
}
