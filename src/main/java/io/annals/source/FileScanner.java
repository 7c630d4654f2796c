package io.annals.source;

import java.io.ByteArrayOutputStream;
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
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the files of a source: every regular file but {@code .*}, {@code ~$*}, {@code Thumbs.db} and what the source's
 * patterns leave out, sorted by path in binary order (of UTF-8). Folders named {@code .*} are not entered.
 *
 * <p>A folder that holds no report counts as one path, {@code ./} or {@code 2024/}, so that it is told and not passed
 * over: the source itself where nothing in it is seen, a folder below it where it is empty.
 *
 * <p>A symbolic link to a file inside the source counts as a file; one that leads out, to a folder or nowhere is
 * skipped and told.
 */
public final class FileScanner {

    /** Bytes above ASCII as a name holds them that is no UTF-8, escaped once or more. */
    private static final Pattern ESCAPED = Pattern.compile("(?:%(?:25)*[89A-Fa-f][0-9A-Fa-f])+");

    private static final Comparator<FoundFile> BY_PATH = (a, b) -> Arrays.compareUnsigned(
            a.reportPath().getBytes(StandardCharsets.UTF_8), b.reportPath().getBytes(StandardCharsets.UTF_8));

    private final Predicate<Path> isLeftOut;

    /** Sees all that the sources hold. */
    public FileScanner() {
        this(path -> false);
    }

    /**
     * @param isLeftOut whether a file, or a folder with all that it holds, is not to be seen, by its real path: a job's
     *     own results, which may stand in its source
     */
    public FileScanner(Predicate<Path> isLeftOut) {
        this.isLeftOut = isLeftOut;
    }

    /**
     * What a source holds.
     *
     * @param files its files, in binary order of their paths, folders without reports among them; never empty
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
                /** Folders being visited that nothing was found in yet. */
                private final Set<Path> empty = new HashSet<>();

                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (!folder.equals(root) && (isHidden(folder) || isLeftOut.test(folder))) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    empty.remove(folder.getParent());
                    empty.add(folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                    Path path = root.relativize(folder);
                    boolean isBare = folder.equals(root) ? files.isEmpty()
                            : empty.remove(folder) && !matches(exclude, path);
                    if (isBare) {
                        files.add(new FoundFile(source.code(), FoundFile.folderPath(
                                folder.equals(root) ? "." : name(root, path)), folder, 0,
                                modified(Files.readAttributes(folder, BasicFileAttributes.class))));
                    }
                    return super.postVisitDirectory(folder, e);
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path path = root.relativize(file);
                    if (isHidden(file) || isLeftOut.test(file)) {
                        return FileVisitResult.CONTINUE;
                    }
                    empty.remove(file.getParent());
                    if (!include.isEmpty() && !matches(include, path) || matches(exclude, path)) {
                        return FileVisitResult.CONTINUE;
                    }
                    BasicFileAttributes target = attributes.isSymbolicLink() ? target(root, path, file) : attributes;
                    if (target != null && target.isRegularFile()) {
                        files.add(new FoundFile(source.code(), name(root, path), file, target.size(),
                                modified(target)));
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

    private static Instant modified(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS);
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
                matchers.add(matcher(glob));
            } catch (PatternSyntaxException e) {
                throw new SourceException(source.where() + ": source '" + source.code() + "': the pattern '" + glob
                        + "' is no glob: " + e.getDescription(), e);
            }
        }
        return matchers;
    }

    /**
     * What a pattern matches of paths in a source: without {@code /} the file's name, else the path; {@code **}{@code /}
     * matches no folder, too.
     *
     * @throws PatternSyntaxException where it is no glob
     */
    public static PathMatcher matcher(String glob) {
        PathMatcher whole = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        if (!glob.contains("/")) {
            return path -> whole.matches(path.getFileName());
        }
        if (!glob.startsWith("**/")) {
            return whole;
        }
        PathMatcher here = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(3));
        return path -> whole.matches(path) || here.matches(path);
    }

    /**
     * The path as text. Bytes of a name that are no UTF-8 stand as {@code %XX}, and so that no other file has the same
     * path a {@code %} of such a name, or of one that looks like it, stands as {@code %25}: two names stay two, and
     * what is printed or stored is always text.
     */
    private static String name(Path root, Path path) {
        List<String> names = new ArrayList<>();
        Path at = root;
        for (Path part : path) {
            at = at.resolve(part);
            String text = part.toString();
            names.add(text.indexOf('\uFFFD') >= 0 ? escaped(bytes(at.toUri()))
                    : looksEscaped(text) ? text.replace("%", "%25") : text);
        }
        return String.join("/", names);
    }

    private static boolean looksEscaped(String name) {
        Matcher run = ESCAPED.matcher(name);
        while (run.find()) {
            if (decode(HexFormat.of().parseHex(run.group().replaceAll("%(?:25)*", ""))) == null) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of the last name of a path. */
    private static byte[] bytes(URI uri) {
        String raw = uri.getRawPath();
        raw = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
        raw = raw.substring(raw.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            boolean escape = raw.charAt(i) == '%';
            bytes.write(escape ? HexFormat.fromHexDigits(raw, i + 1, i + 3) : raw.charAt(i));
            i += escape ? 2 : 0;
        }
        return bytes.toByteArray();
    }

    private static String escaped(byte[] name) {
        String whole = decode(name);
        if (whole != null) {
            // A name that truly holds U+FFFD.
            return looksEscaped(whole) ? whole.replace("%", "%25") : whole;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length;) {
            int length = 0;
            String character = null;
            while (character == null && length < 4 && i + length < name.length) {
                character = decode(Arrays.copyOfRange(name, i, i + ++length));
            }
            if (character == null) {
                text.append(String.format(Locale.ROOT, "%%%02X", name[i++]));
            } else {
                text.append(character.equals("%") ? "%25" : character);
                i += length;
            }
        }
        return text.toString();
    }

    /** Text of UTF-8; null where the bytes are none. */
    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
