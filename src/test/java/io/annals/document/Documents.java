package io.annals.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;

/** What the tests of this package share: reading fixtures and showing blocks in one line each. */
final class Documents {

    static final DocumentReader READER = new DocumentReader();

    private Documents() {
    }

    static ReportDocument resource(String name) throws UnusableDocumentException {
        return READER.read(Path.of("src/test/resources/documents", name), name);
    }

    static ReportDocument read(Path folder, String name, byte[] bytes) throws UnusableDocumentException {
        return READER.read(write(folder, name, bytes), name);
    }

    static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code HEADING1 一、概况}, {@code CELL1.2x3 …} …, one line a block. */
    static List<String> blocks(ReportDocument document) {
        return document.blocks().stream().map(block -> switch (block.kind()) {
            case HEADING -> "HEADING" + block.level();
            case CELL -> "CELL" + (block.header() ? "H" : "") + block.row() + "," + block.column()
                    + (block.rowSpan() > 1 || block.columnSpan() > 1 ? " " + block.rowSpan() + "x"
                    + block.columnSpan() : "");
            default -> block.kind().name();
        } + " " + document.textOf(block)).toList();
    }

    static UnusableDocumentException refusal(Path file, String name) {
        return refusal(READER, file, name);
    }

    static UnusableDocumentException refusal(DocumentReader reader, Path file, String name) {
        UnusableDocumentException refusal = Assertions.catchThrowableOfType(UnusableDocumentException.class,
                () -> reader.read(file, name));
        Assertions.assertThat(refusal).as(name + " must be refused").isNotNull();
        Assertions.assertThat(refusal.getMessage()).isNotBlank().doesNotContain("\n").doesNotContain("Exception");
        return refusal;
    }
}
