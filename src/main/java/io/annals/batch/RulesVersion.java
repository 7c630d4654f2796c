package io.annals.batch;

import io.annals.reference.ReferenceData;
import io.annals.source.ContentHash;
import io.annals.source.ReportSource;
import io.annals.source.SourceDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * By which rules a report is read: the program's version, a hash of the code that reads reports and a hash of the
 * reference data. The hashes are taken from the program itself, so that no change of a rule or table can be forgotten:
 * what was read by another version is read again.
 *
 * @param rules {@code <version>+<hash of reading>+<hash of understanding>+<hash of reference data>}, and {@code +<hash>}
 *     of what the job states of its sources where it states anything
 * @param reading the beginning of {@code rules} that tells how documents are made of files: {@code
 *     <version>+<hash of reading>+}. Selectors of the job for web pages are part of it
 * @param referenceSha256 SHA-256 of the reference data, shipped tables and overlays
 * @param program hash of the whole program, by which an interrupted run knows whether it may be resumed
 */
public record RulesVersion(String rules, String reading, String referenceSha256, String program) {

    private static final String CHARACTERS = "traditional_characters.csv";
    private static final List<String> READING = List.of("io/annals/document/",
            "io/annals/reference/TraditionalCharacters", "warehouse-schema/seeds/" + CHARACTERS);
    private static final List<String> UNDERSTANDING = List.of("io/annals/reference/", "io/annals/figure/",
            "io/annals/conform/", "io/annals/quality/");
    private static final String SEEDS = "warehouse-schema/seeds/";
    /** Tables that decide nothing about what a report says: a change of theirs makes aggregates anew, not reports. */
    private static final Set<String> NOT_OF_REPORTS = Set.of("corrections.csv", "expected.csv");
    private static final List<String> PROGRAM = List.of("io/annals/", "warehouse-schema/");

    /**
     * The version in use.
     *
     * @param overlays overlays of the reference data, folders of tables or single tables
     * @param sources the job's sources, of which it may state what holds for their reports and how pages are read
     */
    public static RulesVersion of(List<Path> overlays, List<ReportSource> sources) {
        try {
            Map<String, Long> parts = parts();
            MessageDigest reference = ContentHash.sha256();
            MessageDigest ofReports = ContentHash.sha256();
            update(reference, parts, List.of(SEEDS));
            update(ofReports, parts, List.of(SEEDS));
            for (Path overlay : overlays) {
                reference.update((byte) 0);
                ofReports.update((byte) 0);
                for (Path table : tables(overlay)) {
                    byte[] entry = (table.getFileName() + "\0" + ContentHash.of(table) + "\n")
                            .getBytes(StandardCharsets.UTF_8);
                    reference.update(entry);
                    if (!NOT_OF_REPORTS.contains(table.getFileName().toString())) {
                        ofReports.update(entry);
                    }
                }
            }
            String referenceSha256 = HexFormat.of().formatHex(reference.digest());
            String version = RulesVersion.class.getPackage().getImplementationVersion();
            String reading = (version == null ? "dev" : version) + "+" + reading(parts, sources) + "+";
            return new RulesVersion(reading + hash(parts, UNDERSTANDING).substring(0, 8) + "+"
                    + HexFormat.of().formatHex(ofReports.digest()).substring(0, 12) + defaults(sources), reading,
                    referenceSha256,
                    hash(parts, PROGRAM));
        } catch (IOException e) {
            throw new BatchException("the reference data can't be read: " + e.getMessage(), e);
        }
    }

    private static String reading(Map<String, Long> parts, List<ReportSource> sources) {
        MessageDigest digest = ContentHash.sha256();
        update(digest, parts, READING);
        for (ReportSource source : sources) {
            if (!source.content().isEmpty() || !source.drop().isEmpty()) {
                digest.update((source.code() + "\0" + source.content() + "\0" + source.drop() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 8);
    }

    private static String defaults(List<ReportSource> sources) {
        MessageDigest digest = ContentHash.sha256();
        boolean any = false;
        for (ReportSource source : sources) {
            if (!source.defaults().equals(SourceDefaults.NONE)) {
                any = true;
                digest.update((source.code() + "\0" + source.defaults() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return any ? "+" + HexFormat.of().formatHex(digest.digest()).substring(0, 8) : "";
    }

    private static List<Path> tables(Path overlay) throws IOException {
        if (Files.isRegularFile(overlay)) {
            return List.of(overlay);
        }
        if (!Files.isDirectory(overlay)) {
            throw new JobFileException("reference: the folder " + overlay
                    + " does not exist; create it or correct the path");
        }
        try (Stream<Path> files = Files.list(overlay)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".csv")).sorted().toList();
        }
    }

    private static String hash(Map<String, Long> parts, List<String> prefixes) {
        MessageDigest digest = ContentHash.sha256();
        update(digest, parts, prefixes);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Map<String, Long> parts, List<String> prefixes) {
        parts.forEach((name, crc) -> {
            if (prefixes.stream().anyMatch(name::startsWith)) {
                digest.update((name + " " + crc + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The program's own files by name, each with the CRC of its content, which a jar's directory holds ready. */
    private static Map<String, Long> parts() throws IOException {
        Map<String, Long> parts = new TreeMap<>();
        Path location;
        try {
            location = Path.of(ReferenceData.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (Files.isDirectory(location)) {
            try (Stream<Path> files = Files.walk(location)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    parts.put(location.relativize(file).toString().replace('\\', '/'), crc(file));
                }
            }
        } else {
            try (ZipFile jar = new ZipFile(location.toFile())) {
                jar.stream().filter(entry -> !entry.isDirectory())
                        .forEach(entry -> parts.put(entry.getName(), entry.getCrc()));
            }
        }
        return parts;
    }

    private static long crc(Path file) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = Files.newInputStream(file)) {
            crc.update(in.readAllBytes());
        }
        return crc.getValue();
    }
}
