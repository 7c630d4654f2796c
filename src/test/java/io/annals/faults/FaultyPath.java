package io.annals.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A platform's path that belongs to {@link FaultyFileSystem}. */
record FaultyPath(FaultyFileSystem system, Path path) implements Path {

    private FaultyPath with(Path other) {
        return other == null ? null : new FaultyPath(system, other);
    }

    private static Path bare(Path other) {
        if (other instanceof FaultyPath faulty) {
            return faulty.path;
        }
        throw new ProviderMismatchException();
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public Path getRoot() {
        return with(path.getRoot());
    }

    @Override
    public Path getFileName() {
        return with(path.getFileName());
    }

    @Override
    public Path getParent() {
        return with(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return with(path.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
        return with(path.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof FaultyPath faulty && path.startsWith(faulty.path);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof FaultyPath faulty && path.endsWith(faulty.path);
    }

    @Override
    public Path normalize() {
        return with(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return with(path.resolve(bare(other)));
    }

    @Override
    public Path relativize(Path other) {
        return with(path.relativize(bare(other)));
    }

    @Override
    public URI toUri() {
        return path.toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return with(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        return with(path.toRealPath(options));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers)
            throws IOException {
        return path.register(watcher, events, modifiers);
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(bare(other));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FaultyPath faulty && path.equals(faulty.path);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
