package io.annals.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * The file system of the platform, in which the n-th change of a file fails or ends the process. A process takes it as
 * its own with {@code -Djava.nio.file.spi.DefaultFileSystemProvider}; {@link Faults} says what happens when.
 *
 * <p>Changes are: opening a file for writing, each write, each force, and creating, moving, copying, linking and deleting
 * files and folders. What native code writes (DuckDB) is not seen.
 */
public final class FaultyFileSystemProvider extends FileSystemProvider {

    private final FileSystemProvider platform;
    private final FaultyFileSystem system;

    public FaultyFileSystemProvider(FileSystemProvider platform) {
        this.platform = platform;
        this.system = new FaultyFileSystem(this, platform.getFileSystem(URI.create("file:///")));
    }

    private static Path bare(Path path) {
        if (!(path instanceof FaultyPath faulty)) {
            throw new ProviderMismatchException();
        }
        return faulty.path();
    }

    /** The platform turns some addresses into paths by way of the default file system, which is this one. */
    private Path wrapped(Path path) {
        return path instanceof FaultyPath ? path : new FaultyPath(system, path);
    }

    @Override
    public String getScheme() {
        return "file";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) throws IOException {
        return platform.newFileSystem(uri, env);
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return system;
    }

    @Override
    public Path getPath(URI uri) {
        return wrapped(platform.getPath(uri));
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options,
            FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        if (writes) {
            Faults.change("open", bare(path));
        }
        FileChannel channel = platform.newFileChannel(bare(path), options, attributes);
        return writes ? new FaultyFileChannel(channel, bare(path)) : channel;
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        Faults.change("open", bare(path));
        OutputStream out = platform.newOutputStream(bare(path), options);
        Path file = bare(path);
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                Faults.change("write", file);
                Faults.isForced(file, false);
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                Faults.change("write", file);
                Faults.isForced(file, false);
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    @Override
    public AsynchronousFileChannel newAsynchronousFileChannel(Path path, Set<? extends OpenOption> options,
            ExecutorService executor, FileAttribute<?>... attributes) throws IOException {
        return platform.newAsynchronousFileChannel(bare(path), options, executor, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> entries = platform.newDirectoryStream(bare(folder), path -> filter.accept(wrapped(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> bare = entries.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return bare.hasNext();
                    }

                    @Override
                    public Path next() {
                        return wrapped(bare.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Faults.change("mkdir", bare(folder));
        platform.createDirectory(bare(folder), attributes);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        Faults.change("symlink", bare(link));
        platform.createSymbolicLink(bare(link), bare(target), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        Faults.change("link", bare(link));
        platform.createLink(bare(link), bare(existing));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return wrapped(platform.readSymbolicLink(bare(link)));
    }

    @Override
    public void delete(Path path) throws IOException {
        Faults.change("delete", bare(path));
        platform.delete(bare(path));
    }

    @Override
    public boolean deleteIfExists(Path path) throws IOException {
        Faults.change("delete", bare(path));
        return platform.deleteIfExists(bare(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        Faults.change("copy", bare(target));
        platform.copy(bare(source), bare(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Faults.change("move", bare(target));
        platform.move(bare(source), bare(target), options);
        Faults.isMoved(bare(source), bare(target));
    }

    @Override
    public boolean isSameFile(Path one, Path two) throws IOException {
        return platform.isSameFile(bare(one), bare(two));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return platform.isHidden(bare(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        FileStore store = platform.getFileStore(bare(path));
        return Faults.free() < 0 ? store : new FullFileStore(store, Faults.free());
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        platform.checkAccess(bare(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return platform.getFileAttributeView(bare(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return platform.readAttributes(bare(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return platform.readAttributes(bare(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        platform.setAttribute(bare(path), attribute, value, options);
    }
}
