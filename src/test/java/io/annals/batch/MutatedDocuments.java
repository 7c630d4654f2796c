package io.annals.batch;

import io.annals.document.SoundDocuments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Damaged copies of reports, of each format as many: bits flipped, cut, parts swapped, repeated or taken from another
 * report.
 */
final class MutatedDocuments {

    private static final Path SAMPLES = Path.of("jobs/samples/reports");

    /** The part of a packed report that holds its text, by the format. */
    private static final Map<String, String> MAIN_PARTS = Map.of("docx", "word/document.xml", "odt", "content.xml",
            "xlsx", "xl/worksheets/sheet1.xml");

    private final List<String> formats;
    private final Map<String, List<byte[]>> originals = new TreeMap<>();
    private final List<byte[]> all = new ArrayList<>();

    MutatedDocuments() throws Exception {
        try (Stream<Path> tree = Files.walk(SAMPLES)) {
            for (Path file : tree.filter(path -> path.toString().matches(".*\\.(txt|html|docx)")).sorted().toList()) {
                add(file.getFileName().toString().replaceFirst(".*\\.", ""), Files.readAllBytes(file));
            }
        }
        for (String format : SoundDocuments.FORMATS) {
            add(format, SoundDocuments.of(format));
        }
        formats = List.copyOf(originals.keySet());
    }

    private void add(String format, byte[] bytes) {
        originals.computeIfAbsent(format, f -> new ArrayList<>()).add(bytes);
        all.add(bytes);
    }

    /** Writes one damaged document, always the same of a number; its name tells the number. */
    Path write(int number, Path folder) throws IOException {
        Random random = new Random(number * 7919L + 17);
        String format = formats.get(number % formats.size());
        List<byte[]> ofFormat = originals.get(format);
        byte[] bytes = ofFormat.get(random.nextInt(ofFormat.size()));
        String main = MAIN_PARTS.get(format);
        byte[] mutated = main != null && random.nextBoolean() ? insideOfZip(bytes, main, random)
                : mutate(bytes, random);
        return Files.write(folder.resolve("%06d.%s".formatted(number, format)), mutated);
    }

    /** Damages the parts of a zip and packs them again, so that the damage reaches what reads the parts. */
    private byte[] insideOfZip(byte[] bytes, String main, Random random) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null;) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        List<String> names = new ArrayList<>(parts.keySet());
        for (int i = random.nextInt(3); i >= 0; i--) {
            String name = random.nextBoolean() ? main : names.get(random.nextInt(names.size()));
            byte[] part = parts.get(name);
            parts.put(name, random.nextBoolean() ? swapElements(part, random) : mutate(part, random));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return packed.toByteArray();
    }

    /** Swaps stretches that begin with a tag, so that the result is often XML still. */
    private static byte[] swapElements(byte[] bytes, Random random) {
        List<Integer> tags = new ArrayList<>();
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] == '<') {
                tags.add(i);
            }
        }
        if (tags.size() < 8) {
            return bytes;
        }
        int[] at = random.ints(4, 1, tags.size()).sorted().map(tags::get).toArray();
        return join(bytes, 0, at[0], bytes, at[2], at[3], bytes, at[1], at[2], bytes, at[0], at[1], bytes, at[3],
                bytes.length);
    }

    private byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 4; i--) {
            int[] at = random.ints(4, 0, bytes.length + 1).sorted().toArray();
            switch (random.nextInt(6)) {
                case 0 -> {
                    for (int bit = 1 << random.nextInt(10); bit > 0; bit--) {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                    }
                }
                case 1 -> bytes = Arrays.copyOf(bytes, at[random.nextInt(4)]);
                case 2 -> bytes = join(bytes, 0, at[0], bytes, at[1], bytes.length);
                case 3 -> bytes = join(bytes, 0, at[0], bytes, at[2], at[3], bytes, at[1], at[2], bytes, at[0], at[1],
                        bytes, at[3], bytes.length);
                case 4 -> {
                    int from = Math.max(at[1], at[2] - 2000);
                    byte[] repeated = Arrays.copyOfRange(bytes, from, at[2]);
                    for (int copies = random.nextInt(5); copies > 0; copies--) {
                        repeated = join(repeated, 0, repeated.length, repeated, 0, repeated.length);
                    }
                    bytes = join(bytes, 0, at[2], repeated, 0, repeated.length, bytes, at[2], bytes.length);
                }
                default -> {
                    byte[] other = all.get(random.nextInt(all.size()));
                    int from = random.nextInt(other.length);
                    bytes = join(bytes, 0, at[0], other, from, Math.min(other.length, from + random.nextInt(4000)),
                            bytes, at[1], bytes.length);
                }
            }
        }
        return bytes;
    }

    /** Stretches one behind the other: each an array, from where and to where. */
    private static byte[] join(Object... stretches) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (int i = 0; i < stretches.length; i += 3) {
            int from = (int) stretches[i + 1];
            joined.write((byte[]) stretches[i], from, (int) stretches[i + 2] - from);
        }
        return joined.toByteArray();
    }
}
