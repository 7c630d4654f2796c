package io.annals.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents with flipped bits, cuts and swapped parts: each ends in text or in one reason, and none hangs. */
class MutatedDocumentsTest {

    private static final int DOCUMENTS = 100;
    private static final DocumentReader READER = new DocumentReader(new ReadLimits(1 << 24, 1 << 24));

    @TempDir
    Path folder;

    static List<String> formats() {
        return SoundDocuments.FORMATS;
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Timeout(60)
    void eachHasOneStatus(String ending) throws Exception {
        byte[] whole = SoundDocuments.of(ending);
        assertThat(Documents.read(folder, "whole." + ending, whole).text()).containsAnyOf("1203", "1504");
        Random random = new Random(20240115);
        int refused = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            String name = "x." + ending;
            Path file = Documents.write(folder, name, mutated(whole, random));
            try {
                assertThat(READER.read(file, name).text()).isNotBlank();
            } catch (UnusableDocumentException e) {
                refused++;
                assertThat(e.getMessage()).as(ending + " " + i).isNotBlank().doesNotContain("Exception", "\n");
            }
        }
        assertThat(refused).as(ending).isPositive();
    }

    private static byte[] mutated(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        switch (random.nextInt(4)) {
            case 0 -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> bytes = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
            case 2 -> {
                int length = 1 + random.nextInt(bytes.length / 4);
                int from = random.nextInt(bytes.length - length);
                int to = random.nextInt(bytes.length - length);
                System.arraycopy(whole, from, bytes, to, length);
            }
            default -> {
                int at = random.nextInt(bytes.length);
                for (int i = at; i < Math.min(bytes.length, at + 1 + random.nextInt(200)); i++) {
                    bytes[i] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }
}
