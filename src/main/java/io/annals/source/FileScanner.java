package io.annals.source;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files of a source: every regular file but {@code .*}, {@code ~$*}, {@code Thumbs.db} and what the source's
 * patterns leave out, sorted by path in binary order (of UTF-8). Folders named {@code .*} are not entered.
 *
 * <p>A symbolic link to a file inside the source counts as a file; one that leads out, to a folder or nowhere is
 * skipped and told.
 */
public final class FileScanner {

    private static final Comparator<FoundFile> BY_PATH = (a, b) -> Arrays.compareUnsigned(
            a.reportPath().getBytes(StandardCharsets.UTF_8), b.reportPath().getBytes(StandardCharsets.UTF_8));

    /**
     * What a source holds.
     *
     * @param files its files, in binary order of their paths; empty where there are none
     * @param skipped a line for each thing that was passed over though its name did not ask for it
     */
    public record Scan(List<FoundFile> files, List<String> skipped) {

        public Scan {
            files = List.copyOf(files);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Searches a source.
     *
     * @throws SourceException where its folder, or one below it, is missing or can't be listed, or a pattern is no glob
     */
    public Scan scan(ReportSource source) {
        if (!Files.isDirectory(source.folder())) {
            throw new SourceException(source.where() + ": source '" + source.code() + "': the folder " + source.folder()
                    + (Files.exists(source.folder()) ? " is no folder" : " does not exist")
                    + "; create it or correct the path");
        }
        List<PathMatcher> include = matchers(source, source.include());
        List<PathMatcher> exclude = matchers(source, source.exclude());
        List<FoundFile> files = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        try {
            // The walk begins at the real folder, so that a source may itself be a link and "inside" is well defined.
            Path root = source.folder().toRealPath();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return !folder.equals(root) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path path = root.relativize(file);
                    if (isHidden(file) || !include.isEmpty() && !matches(include, path) || matches(exclude, path)) {
                        return FileVisitResult.CONTINUE;
                    }
                    BasicFileAttributes target = attributes.isSymbolicLink() ? target(root, path, file) : attributes;
                    if (target != null && target.isRegularFile()) {
                        files.add(new FoundFile(source.code(), name(root, path), file, target.size(),
                                target.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS)));
                    } else if (target != null) {
                        skipped.add(source.code() + ": " + path + " is no regular file; skipped");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    throw new SourceException("source '" + source.code() + "': " + file + " can't be listed ("
                            + e.getClass().getSimpleName() + "); give this user permission to read it", e);
                }

                /** What a link inside the source points to; null, told, where it leads anywhere else. */
                private BasicFileAttributes target(Path root, Path path, Path link) {
                    try {
                        Path real = link.toRealPath();
                        if (!real.startsWith(root)) {
                            skipped.add(source.code() + ": " + path + " is a link out of the source; skipped");
                            return null;
                        }
                        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
                        if (attributes.isDirectory()) {
                            skipped.add(source.code() + ": " + path + " is a link to a folder; skipped");
                            return null;
                        }
                        return attributes;
                    } catch (IOException e) {
                        skipped.add(source.code() + ": " + path + " is a link that leads nowhere; skipped");
                        return null;
                    }
                }
            });
        } catch (IOException e) {
            throw new SourceException("source '" + source.code() + "': " + source.folder() + " can't be listed: "
                    + e.getMessage() + "; give this user permission to read it", e);
        }
        files.sort(BY_PATH);
        return new Scan(files, skipped);
    }

    private static boolean isHidden(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") || name.startsWith("~$") || name.equals("Thumbs.db");
    }

    private static boolean matches(List<PathMatcher> matchers, Path path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }

    private static List<PathMatcher> matchers(ReportSource source, List<String> globs) {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String glob : globs) {
            try {
                if (!glob.contains("/")) {
                    PathMatcher name = FileSystems.getDefault().getPathMatcher("glob:" + glob);
                    matchers.add(path -> name.matches(path.getFileName()));
                } else {
                    matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + glob));
                    if (glob.startsWith("**/")) {
                        matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(3)));
                    }
                }
            } catch (PatternSyntaxException e) {
                throw new SourceException(source.where() + ": source '" + source.code() + "': the pattern '" + glob
                        + "' is no glob: " + e.getDescription(), e);
            }
        }
        return matchers;
    }

    /**
     * The path as text. Bytes of a name that are no UTF-8 stand as {@code %XX}: two such names stay two, and what is
     * printed or stored is always text.
     */
    private static String name(Path root, Path path) {
        List<String> names = new ArrayList<>();
        Path at = root;
        for (Path part : path) {
            at = at.resolve(part);
            String text = part.toString();
            names.add(text.indexOf('\uFFFD') < 0 ? text : decoded(at.toUri()));
        }
        return String.join("/", names);
    }

    private static String decoded(URI uri) {
        String raw = uri.getRawPath();
        raw = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        raw = raw.substring(raw.lastIndexOf('/') + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < raw.length();) {
            if (raw.charAt(i) != '%') {
                text.append(raw.charAt(i++));
                continue;
            }
            int end = i;
            while (end < raw.length() && raw.charAt(end) == '%') {
                end += 3;
            }
            String run = raw.substring(i, end);
            byte[] bytes = HexFormat.of().parseHex(run.replace("%", ""));
            try {
                text.append(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)));
            } catch (CharacterCodingException e) {
                text.append(run);
            }
            i = end;
        }
        return text.toString();
    }
}
