package io.annals.source;

import java.nio.file.Path;
import java.util.List;

/** A program that has a file hashed by a process, for a test that ends it meanwhile. */
final class HashProcessProgram {

    private HashProcessProgram() {
    }

    /** Hashes the file that is named. */
    public static void main(String[] arguments) {
        HashProcess.of(List.of(Path.of(arguments[0])));
    }
}
